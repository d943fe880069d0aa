using System.Runtime.InteropServices;

namespace Chrysalis.Bitcoin.Hashing;

/// <summary>A 32-byte hash by value: the name of a block or a transaction.</summary>
/// <param name="A">Bytes 0 to 7, the lowest first.</param>
/// <param name="B">Bytes 8 to 15.</param>
/// <param name="C">Bytes 16 to 23.</param>
/// <param name="D">Bytes 24 to 31.</param>
public readonly record struct Hash256(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 32;

    /// <summary>The hash that names nothing: the parent of a first block, the source of a coinbase.</summary>
    public static Hash256 Zero => default;

    /// <summary>Reads the bytes as they stand in blocks.</summary>
    public static Hash256 From(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes[..Length]);
        return new(words[0], words[1], words[2], words[3]);
    }

    /// <summary>Double SHA-256 of a message.</summary>
    public static Hash256 Of(ReadOnlySpan<byte> message)
    {
        Span<byte> digest = stackalloc byte[Length];
        BitcoinHash.Hash256(message, digest);
        return From(digest);
    }

    /// <summary>Double SHA-256 of two hashes in a row: a node of a merkle tree.</summary>
    public static Hash256 Of(Hash256 left, Hash256 right)
    {
        Span<byte> pair = stackalloc byte[2 * Length];
        left.CopyTo(pair);
        right.CopyTo(pair[Length..]);
        return Of(pair);
    }

    /// <summary>Reads the 64 hexadecimal digits that explorers print, last byte first.</summary>
    /// <exception cref="BitcoinFormatException">They are no 64 hexadecimal digits.</exception>
    public static Hash256 Parse(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        if (hex.Length != 2 * Length || !hex.All(char.IsAsciiHexDigit))
            throw new BitcoinFormatException($"'{hex}' is no hash: it has {2 * Length} hexadecimal digits, as explorers print them.");
        byte[] bytes = Convert.FromHexString(hex);
        Array.Reverse(bytes);
        return From(bytes);
    }

    /// <summary>Writes the bytes as they stand in blocks.</summary>
    public void CopyTo(Span<byte> destination)
    {
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(destination[..Length]);
        (words[0], words[1], words[2], words[3]) = (A, B, C, D);
    }

    /// <summary>The hexadecimal digits as explorers print them, last byte first.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        bytes.Reverse();
        return Convert.ToHexStringLower(bytes);
    }
}
