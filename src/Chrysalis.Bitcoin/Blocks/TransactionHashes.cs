using System.Buffers;
using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Bitcoin.Blocks;

/// <summary>The hashes of all transactions of a block, computed side by side.</summary>
internal static class TransactionHashes
{
    /// <summary>The names of transactions: see <see cref="Transaction.Id"/>.</summary>
    /// <param name="block">The bytes that they were read from.</param>
    /// <param name="transactions">The transactions.</param>
    public static Hash256[] Ids(ReadOnlySpan<byte> block, ReadOnlySpan<Transaction> transactions)
    {
        var ids = new Hash256[transactions.Length];
        var places = new ByteRange[transactions.Length];
        int length = 0;
        bool isPlain = true;
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = new(length, transactions[i].PlainLength);
            length += places[i].Length;
            isPlain &= !transactions[i].HasWitness;
        }

        if (isPlain)
        {
            for (int i = 0; i < places.Length; i++)
                places[i] = transactions[i].Whole;
            HashBatch.DoubleSha256(block, places, ids);
            return ids;
        }

        byte[] plain = ArrayPool<byte>.Shared.Rent(length);
        for (int i = 0; i < places.Length; i++)
            transactions[i].WritePlain(block, plain.AsSpan(places[i].Offset));
        HashBatch.DoubleSha256(plain, places, ids);
        ArrayPool<byte>.Shared.Return(plain);
        return ids;
    }

    /// <summary>The hashes with the witnesses, BIP 141, but that of the coinbase, which counts as zero there.</summary>
    /// <param name="block">The block.</param>
    public static Hash256[] WitnessIds(Block block)
    {
        Hash256[] ids = [.. block.Ids];
        ids[0] = Hash256.Zero;
        int[] those = [.. Enumerable.Range(1, ids.Length - 1).Where(i => block.Transactions[i].HasWitness)];
        var hashes = new Hash256[those.Length];
        HashBatch.DoubleSha256(block.Bytes, Array.ConvertAll(those, i => block.Transactions[i].Whole), hashes);
        for (int i = 0; i < those.Length; i++)
            ids[those[i]] = hashes[i];
        return ids;
    }
}
