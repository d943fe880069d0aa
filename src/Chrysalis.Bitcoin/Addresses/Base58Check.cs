using System.Numerics;
using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Bitcoin.Addresses;

/// <summary>Base 58 with a checksum of four bytes: addresses that begin with 1 or 3, and private keys.</summary>
internal static class Base58Check
{
    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const int ChecksumLength = 4;
    private const int LongestText = 112;

    /// <summary>Writes bytes with their checksum.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Hash256.Length];
        BitcoinHash.Hash256(bytes, hash);
        byte[] all = [.. bytes, .. hash[..ChecksumLength]];
        var digits = new Stack<char>();
        for (var number = new BigInteger(all, isUnsigned: true, isBigEndian: true); number > 0; number /= Alphabet.Length)
            digits.Push(Alphabet[(int)(number % Alphabet.Length)]);
        for (int i = 0; i < all.Length && all[i] == 0; i++)
            digits.Push(Alphabet[0]);
        return new([.. digits]);
    }

    /// <summary>Reads bytes and checks their checksum.</summary>
    /// <exception cref="BitcoinFormatException">A character is none of base 58, or the checksum is wrong.</exception>
    public static byte[] Decode(string text)
    {
        if (text.Length > LongestText)
            throw new BitcoinFormatException($"{SecretForm.Quote(text)} is no address: those have at most {LongestText} characters.");
        BigInteger number = 0;
        foreach (char c in text)
        {
            int digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
                throw new BitcoinFormatException(
                $"{SecretForm.Quote(text)} holds '{c}', which no address of this kind does: copy the address again.");
            number = number * Alphabet.Length + digit;
        }

        int zeros = text.TakeWhile(c => c == Alphabet[0]).Count();
        byte[] all = [.. new byte[zeros], .. number.IsZero ? [] : number.ToByteArray(isUnsigned: true, isBigEndian: true)];
        if (all.Length <= ChecksumLength)
            throw new BitcoinFormatException($"{SecretForm.Quote(text)} is too short for an address: copy the address again.");
        Span<byte> hash = stackalloc byte[Hash256.Length];
        BitcoinHash.Hash256(all.AsSpan(0, all.Length - ChecksumLength), hash);
        return all.AsSpan(all.Length - ChecksumLength).SequenceEqual(hash[..ChecksumLength])
            ? all[..^ChecksumLength]
            : throw new BitcoinFormatException(
                $"{SecretForm.Quote(text)} has a wrong checksum: a character is mistyped or missing; copy the address again.");
    }
}
