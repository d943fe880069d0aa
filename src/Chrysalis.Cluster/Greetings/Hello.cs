using System.Security.Cryptography;
using System.Text;

namespace Chrysalis.Cluster.Greetings;

/// <summary>
/// What each side says first: 8 bytes "CHRYCLU1", 1 byte whether it has a secret, 32 of chance, 1 byte length of its version, 64 bytes
/// of version in ASCII, padded with zeros.
/// </summary>
/// <param name="Bytes">All of it.</param>
/// <param name="HasSecret">Whether the side has a secret.</param>
/// <param name="Version">Its version.</param>
internal sealed record Hello(byte[] Bytes, bool HasSecret, string Version)
{
    /// <summary>Its length in bytes.</summary>
    public const int Length = VersionAt + MostVersion;

    /// <summary>The longest version in characters.</summary>
    public const int MostVersion = 64;

    private const int SecretAt = 8;
    private const int ChanceAt = 9;
    private const int ChanceLength = 32;
    private const int VersionLengthAt = ChanceAt + ChanceLength;
    private const int VersionAt = VersionLengthAt + 1;

    private static ReadOnlySpan<byte> Magic => "CHRYCLU1"u8;

    /// <summary>A new one, with new chance.</summary>
    public static Hello New(GreetingTerms terms)
    {
        byte[] bytes = new byte[Length];
        Magic.CopyTo(bytes);
        bytes[SecretAt] = terms.Secret is null ? (byte)0 : (byte)1;
        RandomNumberGenerator.Fill(bytes.AsSpan(ChanceAt, ChanceLength));
        bytes[VersionLengthAt] = (byte)Encoding.ASCII.GetBytes(terms.Version, bytes.AsSpan(VersionAt));
        return new(bytes, terms.Secret is not null, terms.Version);
    }

    /// <summary>Reads what came; null where it is no hello.</summary>
    public static Hello? Read(byte[] bytes)
    {
        if (bytes.Length != Length || !bytes.AsSpan().StartsWith(Magic) || bytes[SecretAt] > 1 || bytes[VersionLengthAt] > MostVersion)
            return null;
        ReadOnlySpan<byte> version = bytes.AsSpan(VersionAt, bytes[VersionLengthAt]);
        foreach (byte letter in version)
            if (letter is <= (byte)' ' or > (byte)'~')
                return null;
        return new(bytes, bytes[SecretAt] == 1, Encoding.ASCII.GetString(version));
    }
}
