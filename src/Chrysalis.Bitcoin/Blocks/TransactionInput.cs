using System.Buffers.Binary;
using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Bitcoin.Blocks;

/// <summary>An input, as places in its block's bytes.</summary>
/// <param name="Source">Offset of the 36 bytes that name the output spent: transaction and index.</param>
/// <param name="Script">The script that unlocks it.</param>
/// <param name="Sequence">Its sequence number.</param>
/// <param name="Witness">Its witness with the number of items before them; empty where the transaction has none.</param>
public readonly record struct TransactionInput(int Source, ByteRange Script, uint Sequence, ByteRange Witness)
{
    /// <summary>The transaction whose output is spent.</summary>
    /// <param name="block">The bytes that it was read from.</param>
    public Hash256 SourceId(ReadOnlySpan<byte> block) => Hash256.From(block[Source..]);

    /// <summary>The index of the output spent.</summary>
    /// <param name="block">The bytes that it was read from.</param>
    public uint SourceIndex(ReadOnlySpan<byte> block) => BinaryPrimitives.ReadUInt32LittleEndian(block[(Source + Hash256.Length)..]);
}
