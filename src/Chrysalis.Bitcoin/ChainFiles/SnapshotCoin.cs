using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>An output of a snapshot.</summary>
public readonly struct SnapshotCoin
{
    internal SnapshotCoin(Hash256 transaction, uint index, int height, long value, byte[] script) =>
        (Transaction, Index, Height, Value, Script) = (transaction, index, height, value, script);

    /// <summary>The transaction that made it.</summary>
    public Hash256 Transaction { get; }

    /// <summary>Which output of the transaction, from 0.</summary>
    public uint Index { get; }

    /// <summary>The height of its block.</summary>
    public int Height { get; }

    /// <summary>What it is worth, in satoshi.</summary>
    public long Value { get; }

    /// <summary>Its script; nobody else's.</summary>
    public byte[] Script { get; }
}
