using System.Buffers.Binary;
using System.Numerics;
using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Bitcoin.Blocks;

/// <summary>The 80 bytes that name a block and prove its work.</summary>
/// <param name="Hash">Double SHA-256 of the 80 bytes: the block's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Previous">The block that it follows.</param>
/// <param name="MerkleRoot">The root over its transactions' names.</param>
/// <param name="Time">When it says that it was made, in seconds since 1970.</param>
/// <param name="Bits">Its target, as a compact number.</param>
public readonly record struct BlockHeader(Hash256 Hash, int Version, Hash256 Previous, Hash256 MerkleRoot, uint Time, uint Bits)
{
    /// <summary>Bytes of a header.</summary>
    public const int Length = 80;

    /// <summary>The largest hash that counts, from the compact number in the header; 0 where that is negative or too large.</summary>
    public BigInteger Target
    {
        get
        {
            int shift = 8 * ((int)(Bits >> 24) - 3);
            BigInteger mantissa = Bits & 0x7FFFFF;
            BigInteger target = shift >= 0 ? mantissa << shift : mantissa >> -shift;
            return (Bits & 0x800000) != 0 || target >= BigInteger.One << 256 ? BigInteger.Zero : target;
        }
    }

    /// <summary>Whether the hash is as small as the header itself demands.</summary>
    public bool HasWork
    {
        get
        {
            Span<byte> hash = stackalloc byte[Hash256.Length];
            Hash.CopyTo(hash);
            return new BigInteger(hash, isUnsigned: true) <= Target;
        }
    }

    /// <summary>Expected hashes to find such a block: 2^256 / (target + 1).</summary>
    public UInt128 Work => (UInt128)BigInteger.Min((BigInteger.One << 256) / (Target + 1), (BigInteger)(UInt128.MaxValue >> 32));

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">At least 80 bytes; the first 80 are read.</param>
    /// <exception cref="BitcoinFormatException">They are fewer.</exception>
    public static BlockHeader Read(ReadOnlySpan<byte> bytes) => new(
        Hash256.Of(new ByteReader(bytes).Take(Length)),
        BinaryPrimitives.ReadInt32LittleEndian(bytes),
        Hash256.From(bytes[4..]),
        Hash256.From(bytes[36..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[68..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[72..]));
}
