using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Hashing.Lanes;

namespace Chrysalis.Bitcoin.Hashing;

/// <summary>
/// Bitcoin's hashes of many messages side by side in vector lanes: 16 with AVX-512, 8 with AVX2, else 4. They are the hashes that
/// <see cref="BitcoinHash"/> gives one at a time.
/// </summary>
public static class HashBatch
{
    private const int Sha256Length = 32;
    private const int Chunk = 128;

    /// <summary>SHA-256 of each message.</summary>
    /// <param name="data">Where the messages lie.</param>
    /// <param name="messages">Their places.</param>
    /// <param name="digests">Receives 32 bytes a message.</param>
    /// <exception cref="ArgumentException">A place is outside the data, or there is no room for the digests.</exception>
    public static void Sha256(ReadOnlySpan<byte> data, ReadOnlySpan<ByteRange> messages, Span<byte> digests)
    {
        Check(data, messages, digests.Length, Sha256Length);
        if (Vector512.IsHardwareAccelerated)
            Sha256Batch<WordLanes512, Vector512<uint>>.Hash(data, messages, digests);
        else if (Vector256.IsHardwareAccelerated)
            Sha256Batch<WordLanes256, Vector256<uint>>.Hash(data, messages, digests);
        else
            Sha256Batch<WordLanes128, Vector128<uint>>.Hash(data, messages, digests);
    }

    /// <summary>SHA-256 of SHA-256 of each message: the names of transactions and blocks.</summary>
    /// <param name="data">Where the messages lie.</param>
    /// <param name="messages">Their places.</param>
    /// <param name="hashes">Receives a hash a message.</param>
    /// <exception cref="ArgumentException">A place is outside the data, or there is no room for the hashes.</exception>
    public static void DoubleSha256(ReadOnlySpan<byte> data, ReadOnlySpan<ByteRange> messages, Span<Hash256> hashes)
    {
        Span<byte> digests = MemoryMarshal.AsBytes(hashes);
        Sha256(data, messages, digests);
        digests = digests[..(messages.Length * Sha256Length)];
        if (Vector512.IsHardwareAccelerated)
            Sha256Batch<WordLanes512, Vector512<uint>>.HashDigests(digests, digests);
        else if (Vector256.IsHardwareAccelerated)
            Sha256Batch<WordLanes256, Vector256<uint>>.HashDigests(digests, digests);
        else
            Sha256Batch<WordLanes128, Vector128<uint>>.HashDigests(digests, digests);
    }

    /// <summary>RIPEMD-160 of SHA-256 of each message.</summary>
    /// <param name="data">Where the messages lie.</param>
    /// <param name="messages">Their places.</param>
    /// <param name="digests">Receives 20 bytes a message.</param>
    /// <exception cref="ArgumentException">A place is outside the data, or there is no room for the digests.</exception>
    public static void Hash160(ReadOnlySpan<byte> data, ReadOnlySpan<ByteRange> messages, Span<byte> digests)
    {
        Check(data, messages, digests.Length, Ripemd160.Length);
        Span<byte> inner = stackalloc byte[Chunk * Sha256Length];
        for (; !messages.IsEmpty; messages = messages[Math.Min(Chunk, messages.Length)..])
        {
            int count = Math.Min(Chunk, messages.Length);
            Sha256(data, messages[..count], inner);
            Ripemd160OfDigests(inner[..(count * Sha256Length)], digests);
            digests = digests[(count * Ripemd160.Length)..];
        }
    }

    /// <summary>RIPEMD-160 of digests of SHA-256.</summary>
    /// <param name="messages">32 bytes each, one after the other.</param>
    /// <param name="digests">Receives 20 bytes a message.</param>
    /// <exception cref="ArgumentException">There is no room for the digests.</exception>
    public static void Ripemd160OfDigests(ReadOnlySpan<byte> messages, Span<byte> digests)
    {
        int count = messages.Length / Sha256Length;
        digests = digests[..(count * Ripemd160.Length)];
        messages = messages[..(count * Sha256Length)];
        if (Vector512.IsHardwareAccelerated)
            Ripemd160Batch<WordLanes512, Vector512<uint>>.Hash(messages, digests);
        else if (Vector256.IsHardwareAccelerated)
            Ripemd160Batch<WordLanes256, Vector256<uint>>.Hash(messages, digests);
        else
            Ripemd160Batch<WordLanes128, Vector128<uint>>.Hash(messages, digests);
    }

    /// <summary>Double SHA-256 of each pair of hashes: a level of a merkle tree.</summary>
    /// <param name="pairs">An even number of hashes.</param>
    /// <param name="hashes">Receives a hash a pair; may be the pairs.</param>
    internal static void Pairs(ReadOnlySpan<Hash256> pairs, Span<Hash256> hashes)
    {
        ReadOnlySpan<byte> messages = MemoryMarshal.AsBytes(pairs);
        Span<byte> digests = MemoryMarshal.AsBytes(hashes);
        if (Vector512.IsHardwareAccelerated)
            Sha256Batch<WordLanes512, Vector512<uint>>.HashPairs(messages, digests);
        else if (Vector256.IsHardwareAccelerated)
            Sha256Batch<WordLanes256, Vector256<uint>>.HashPairs(messages, digests);
        else
            Sha256Batch<WordLanes128, Vector128<uint>>.HashPairs(messages, digests);
    }

    /// <summary>The lanes read without looking: what they may read is looked at here.</summary>
    private static void Check(ReadOnlySpan<byte> data, ReadOnlySpan<ByteRange> messages, int room, int digestLength)
    {
        if (room < messages.Length * digestLength)
            throw new ArgumentException($"There is room for {room} bytes; {messages.Length} digests take {messages.Length * digestLength}.");
        foreach (ByteRange message in messages)
            if (message.Offset < 0 || message.Length < 0 || message.Length > data.Length - message.Offset)
                throw new ArgumentException(
                    $"A message of {message.Length} bytes at byte {message.Offset} is outside the {data.Length} bytes of data.");
    }
}
