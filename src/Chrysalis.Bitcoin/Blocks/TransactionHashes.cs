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
        ByteRange[] rented = ArrayPool<ByteRange>.Shared.Rent(ids.Length);
        Span<ByteRange> places = rented.AsSpan(0, ids.Length);
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
        }
        else
        {
            byte[] plain = ArrayPool<byte>.Shared.Rent(length);
            for (int i = 0; i < places.Length; i++)
                transactions[i].WritePlain(block, plain.AsSpan(places[i].Offset));
            HashBatch.DoubleSha256(plain, places, ids);
            ArrayPool<byte>.Shared.Return(plain);
        }

        ArrayPool<ByteRange>.Shared.Return(rented);
        return ids;
    }

    /// <summary>The root over the hashes with the witnesses, BIP 141; null where <see cref="MerkleTree"/> finds none.</summary>
    /// <param name="block">The block.</param>
    public static Hash256? WitnessRoot(Block block)
    {
        Hash256[] ids = ArrayPool<Hash256>.Shared.Rent(block.Ids.Length), hashes = ArrayPool<Hash256>.Shared.Rent(block.Ids.Length);
        ByteRange[] places = ArrayPool<ByteRange>.Shared.Rent(block.Ids.Length);
        block.Ids.CopyTo(ids);
        // The coinbase's own counts as zero.
        ids[0] = Hash256.Zero;
        int count = 0;
        for (int i = 1; i < block.Ids.Length; i++)
            if (block.Transactions[i].HasWitness)
                places[count++] = block.Transactions[i].Whole;
        HashBatch.DoubleSha256(block.Bytes, places.AsSpan(0, count), hashes);
        for (int i = block.Ids.Length - 1; i > 0; i--)
            if (block.Transactions[i].HasWitness)
                ids[i] = hashes[--count];
        Hash256? root = MerkleTree.Root(ids.AsSpan(0, block.Ids.Length));
        ArrayPool<Hash256>.Shared.Return(ids);
        ArrayPool<Hash256>.Shared.Return(hashes);
        ArrayPool<ByteRange>.Shared.Return(places);
        return root;
    }
}
