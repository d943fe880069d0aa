using System.Runtime.InteropServices;
using Chrysalis.Bitcoin.Bytes;
using Chrysalis.Bitcoin.Hashing;

namespace Chrysalis.Quantum.Exposure.Reading;

/// <summary>Messages gathered until there are enough to hash side by side.</summary>
internal sealed class PendingMessages
{
    private const int Enough = 1024;
    // Smaller than what goes to the heap of large objects.
    private const int EnoughBytes = 1 << 16;

    private readonly List<ByteRange> places = [];
    private byte[] data = new byte[1 << 10];
    private int used;
    private byte[] digests = [];

    /// <summary>How many there are.</summary>
    public int Count => places.Count;

    /// <summary>Whether it is time to hash them.</summary>
    public bool IsFull => places.Count >= Enough || used >= EnoughBytes;

    /// <summary>A message.</summary>
    public ReadOnlySpan<byte> this[int number] => places[number].Of(data);

    /// <summary>Adds a message.</summary>
    /// <param name="start">How it begins.</param>
    /// <param name="rest">The rest of it.</param>
    public void Add(ReadOnlySpan<byte> start, ReadOnlySpan<byte> rest = default)
    {
        int length = start.Length + rest.Length;
        if (data.Length - used < length)
            Array.Resize(ref data, Math.Max(2 * data.Length, used + length));
        start.CopyTo(data.AsSpan(used));
        rest.CopyTo(data.AsSpan(used + start.Length));
        places.Add(new(used, length));
        used += length;
    }

    /// <summary>SHA-256 of each message: 32 bytes each, until messages are hashed again.</summary>
    public Span<byte> Sha256()
    {
        Span<byte> room = Room(Hash256.Length);
        HashBatch.Sha256(data, CollectionsMarshal.AsSpan(places), room);
        return room;
    }

    /// <summary>RIPEMD-160 of SHA-256 of each message: 20 bytes each, until messages are hashed again.</summary>
    public Span<byte> Hash160()
    {
        Span<byte> room = Room(Ripemd160.Length);
        HashBatch.Hash160(data, CollectionsMarshal.AsSpan(places), room);
        return room;
    }

    /// <summary>Forgets them.</summary>
    public void Clear()
    {
        places.Clear();
        used = 0;
    }

    private Span<byte> Room(int digestLength)
    {
        if (digests.Length < places.Count * digestLength)
            digests = new byte[Math.Max(Enough, places.Count) * digestLength];
        return digests.AsSpan(0, places.Count * digestLength);
    }
}
