using System.Security.Cryptography;

namespace Chrysalis.Bitcoin.Hashing;

/// <summary>Bitcoin's two compound hashes and the tagged hash of BIP 340.</summary>
public static class BitcoinHash
{
    /// <summary>SHA-256 of SHA-256.</summary>
    public static void Hash256(ReadOnlySpan<byte> message, Span<byte> digest)
    {
        SHA256.HashData(message, digest);
        SHA256.HashData(digest[..32], digest);
    }

    /// <summary>RIPEMD-160 of SHA-256.</summary>
    public static void Hash160(ReadOnlySpan<byte> message, Span<byte> digest)
    {
        Span<byte> inner = stackalloc byte[32];
        SHA256.HashData(message, inner);
        Ripemd160.Hash(inner, digest);
    }

    /// <summary>RIPEMD-160 of SHA-256 as a new array.</summary>
    public static byte[] Hash160(ReadOnlySpan<byte> message)
    {
        var digest = new byte[Ripemd160.Length];
        Hash160(message, digest);
        return digest;
    }

    /// <summary>SHA-256(SHA-256(tag) + SHA-256(tag) + message), BIP 340.</summary>
    public static byte[] Tagged(ReadOnlySpan<byte> tag, params ReadOnlySpan<byte[]> parts)
    {
        Span<byte> prefix = stackalloc byte[32];
        SHA256.HashData(tag, prefix);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(prefix);
        hash.AppendData(prefix);
        foreach (byte[] part in parts)
            hash.AppendData(part);
        return hash.GetHashAndReset();
    }
}
