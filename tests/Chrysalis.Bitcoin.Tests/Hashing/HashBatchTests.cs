using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Hashing;
using Chrysalis.Bitcoin.Hashing.Lanes;

namespace Chrysalis.Bitcoin.Tests.Hashing;

/// <summary>Every vector width against one hash at a time.</summary>
public class HashBatchTests
{
    private readonly Random random = new(1);

    public static TheoryData<int> Counts => [0, 1, 3, 4, 5, 15, 16, 17, 100];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Sha256_EveryWidthAndLength_IsTheFrameworks(int count)
    {
        (byte[] data, ByteRange[] messages) = Messages(count);
        byte[] expected = [.. messages.SelectMany(message => SHA256.HashData(message.Of(data)))];
        var digests = new byte[expected.Length];
        Sha256Batch<WordLanes128, Vector128<uint>>.Hash(data, messages, digests);
        Assert.Equal(expected, digests);
        Array.Clear(digests);
        Sha256Batch<WordLanes256, Vector256<uint>>.Hash(data, messages, digests);
        Assert.Equal(expected, digests);
        Array.Clear(digests);
        Sha256Batch<WordLanes512, Vector512<uint>>.Hash(data, messages, digests);
        Assert.Equal(expected, digests);
        Array.Clear(digests);
        HashBatch.Sha256(data, messages, digests);
        Assert.Equal(expected, digests);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void HashPairs_EveryWidth_IsTheFrameworksTwice(int count)
    {
        byte[] pairs = Bytes(64 * count);
        byte[] expected = [.. pairs.Chunk(64).SelectMany(pair => SHA256.HashData(SHA256.HashData(pair)))];
        // In place, as a merkle tree does.
        byte[] digests = [.. pairs];
        Sha256Batch<WordLanes128, Vector128<uint>>.HashPairs(digests, digests);
        Assert.Equal(expected, digests[..expected.Length]);
        digests = [.. pairs];
        Sha256Batch<WordLanes256, Vector256<uint>>.HashPairs(digests, digests);
        Assert.Equal(expected, digests[..expected.Length]);
        digests = [.. pairs];
        Sha256Batch<WordLanes512, Vector512<uint>>.HashPairs(digests, digests);
        Assert.Equal(expected, digests[..expected.Length]);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Ripemd160_EveryWidth_IsThePlainOne(int count)
    {
        byte[] messages = Bytes(32 * count);
        byte[] expected = [.. messages.Chunk(32).SelectMany(Ripemd)];
        var digests = new byte[expected.Length];
        Ripemd160Batch<WordLanes128, Vector128<uint>>.Hash(messages, digests);
        Assert.Equal(expected, digests);
        Array.Clear(digests);
        Ripemd160Batch<WordLanes256, Vector256<uint>>.Hash(messages, digests);
        Assert.Equal(expected, digests);
        Array.Clear(digests);
        Ripemd160Batch<WordLanes512, Vector512<uint>>.Hash(messages, digests);
        Assert.Equal(expected, digests);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void CompoundHashes_ManyMessages_AreThoseOfOneMessage(int count)
    {
        (byte[] data, ByteRange[] messages) = Messages(count);
        var hashes = new Hash256[count];
        HashBatch.DoubleSha256(data, messages, hashes);
        Assert.Equal(messages.Select(message => Hash256.Of(message.Of(data))), hashes);
        var digests = new byte[20 * count];
        HashBatch.Hash160(data, messages, digests);
        Assert.Equal(messages.SelectMany(message => BitcoinHash.Hash160(message.Of(data))), digests);
    }

    [Fact]
    public void Sha256_PlaceOutsideTheData_IsRefusedWithIt()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => HashBatch.Sha256(new byte[10], [new(8, 3)], new byte[32]));
        Assert.Contains("3 bytes at byte 8", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => HashBatch.Sha256(new byte[10], [new(0, 3)], new byte[31]));
    }

    /// <summary>Messages of the lengths about which padding changes, and longer ones, in any order, up to the data's end.</summary>
    private (byte[] Data, ByteRange[] Messages) Messages(int count)
    {
        int[] lengths = [0, 1, 32, 33, 54, 55, 56, 57, 63, 64, 65, 119, 120, 121, 127, 128, 129, 250, 1023, 1024, 1025, 5000];
        var messages = new ByteRange[count];
        int length = 0;
        for (int i = 0; i < count; i++)
        {
            messages[i] = new(length, i % 3 == 2 ? random.Next(300) : lengths[random.Next(lengths.Length)]);
            length += messages[i].Length;
        }

        random.Shuffle(messages);
        return (Bytes(length), messages);
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Ripemd(byte[] message)
    {
        var digest = new byte[Ripemd160.Length];
        Ripemd160.Hash(message, digest);
        return digest;
    }
}
