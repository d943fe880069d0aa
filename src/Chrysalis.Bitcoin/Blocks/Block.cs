using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Bitcoin.Blocks;

/// <summary>A block: its bytes and the places of everything in them. Read-only: may be shared between threads.</summary>
public sealed class Block
{
    /// <summary>Bytes of the largest block there can be (Bitcoin Core, consensus.h: MAX_BLOCK_SERIALIZED_SIZE).</summary>
    public const int LargestSize = 4_000_000;

    private const int LeastTransaction = 60;

    private readonly byte[] bytes;
    private readonly int length;

    private Block(byte[] bytes, int length, BlockHeader header, Transaction[] transactions)
    {
        (this.bytes, this.length, Header) = (bytes, length, header);
        Transactions = ImmutableCollectionsMarshal.AsImmutableArray(transactions);
        Ids = ImmutableCollectionsMarshal.AsImmutableArray(TransactionHashes.Ids(Bytes, transactions));
    }

    /// <summary>All bytes.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, length);

    /// <summary>The first 80 bytes.</summary>
    public BlockHeader Header { get; }

    /// <summary>The transactions, the coinbase first.</summary>
    public ImmutableArray<Transaction> Transactions { get; }

    /// <summary>The transactions' names.</summary>
    public ImmutableArray<Hash256> Ids { get; }

    /// <summary>Height of the block that its coinbase tells, BIP 34; null where it tells none.</summary>
    public int? ToldHeight
    {
        get
        {
            ReadOnlySpan<byte> script = Transactions[0].Inputs[0].Script.Of(Bytes);
            if (Header.Version < 2 || script.Length < 2 || script[0] is 0 or > 4 || script.Length <= script[0])
                return null;
            int height = 0;
            for (int i = script[0]; i > 0; i--)
                height = (height << 8) | script[i];
            return height >= 0 ? height : null;
        }
    }

    /// <summary>Reads a block, which must fill the bytes; what it claims is checked by <see cref="Verify"/>.</summary>
    /// <param name="bytes">The block as the network writes it. They are kept, not copied: do not change them.</param>
    /// <exception cref="BitcoinFormatException">It does not.</exception>
    public static Block Parse(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return Parse(bytes, bytes.Length);
    }

    /// <summary>Reads a block from the first bytes of a room for blocks, which it must fill.</summary>
    /// <param name="bytes">The room. It is kept, not copied: do not change it while the block is used.</param>
    /// <param name="length">Bytes of the block.</param>
    /// <exception cref="BitcoinFormatException">It does not.</exception>
    public static Block Parse(byte[] bytes, int length)
    {
        var reader = new ByteReader(bytes.AsSpan(0, length));
        BlockHeader header = BlockHeader.Read(reader.Take(BlockHeader.Length));
        var transactions = new Transaction[reader.Count(LeastTransaction, "transactions")];
        if (transactions.Length == 0)
            throw new BitcoinFormatException("The block holds no transaction; it has at least one: the data is damaged.");
        for (int i = 0; i < transactions.Length; i++)
            transactions[i] = Transaction.Read(ref reader);
        return reader.Left == 0
            ? new(bytes, length, header, transactions)
            : throw new BitcoinFormatException(
                $"{reader.Left} bytes follow the block's last transaction at byte {reader.Position}: the data is damaged.");
    }

    /// <summary>Checks the work, the merkle root and, where there is one, the commitment to the witnesses.</summary>
    /// <exception cref="BitcoinFormatException">One of them is wrong.</exception>
    public void Verify()
    {
        if (!Header.HasWork)
            throw new BitcoinFormatException(
                $"Block {Header.Hash} does not have the work that it claims: the data is damaged or not Bitcoin's.");
        if (MerkleTree.Root(Ids.AsSpan()) is not { } root || root != Header.MerkleRoot)
            throw new BitcoinFormatException($"Block {Header.Hash} has another merkle root than its transactions: the data is damaged.");
        if (!Transactions[0].IsCoinbase(Bytes))
            throw new BitcoinFormatException($"Block {Header.Hash} does not begin with a coinbase: the data is damaged.");
        if (!WitnessCommitment.Holds(this))
            throw new BitcoinFormatException($"Block {Header.Hash} has other witnesses than its coinbase commits to: the data is damaged.");
    }

    /// <summary>Writes the block anew, field by field.</summary>
    public byte[] Serialize()
    {
        var writer = new ByteWriter();
        writer.Bytes(bytes.AsSpan(0, BlockHeader.Length));
        writer.CompactSize((ulong)Transactions.Length);
        foreach (Transaction transaction in Transactions)
            transaction.Write(Bytes, writer);
        return writer.Written.ToArray();
    }
}
