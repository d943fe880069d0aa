using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using Chrysalis.Bitcoin.Bytes;

namespace Chrysalis.Bitcoin.Hashing.Lanes;

/// <summary>SHA-256 of many messages at one vector width, a message a lane.</summary>
internal static class Sha256Batch<TLanes, TVector>
    where TLanes : struct, IWordLanes<TVector>
    where TVector : unmanaged
{
    private const int DigestLength = 32;
    private const int DigestWords = 8;
    private const int BlockWords = 16;
    // One long message would leave the other lanes idle, and the framework's hash is fast once it runs.
    private const int LongestInLanes = 1024;

    /// <summary>Hashes messages of any lengths: a lane that is done with one takes the next.</summary>
    /// <param name="data">Where they lie.</param>
    /// <param name="messages">The places of the messages.</param>
    /// <param name="digests">Receives 32 bytes a message.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Hash(ReadOnlySpan<byte> data, ReadOnlySpan<ByteRange> messages, Span<byte> digests)
    {
        Span<TVector> state = stackalloc TVector[DigestWords], block = stackalloc TVector[BlockWords];
        Span<uint> stateWords = MemoryMarshal.Cast<TVector, uint>(state), blockWords = MemoryMarshal.Cast<TVector, uint>(block);
        Span<MessageLane> lanes = stackalloc MessageLane[TLanes.Count];
        Span<byte> ends = stackalloc byte[LaneTiles.Side * Sha256Padding.BlockLength];
        lanes.Fill(MessageLane.Idle);
        int next = 0;
        while (Feed(data, messages, digests, lanes, stateWords, ref next))
        {
            for (int lane = 0; lane < lanes.Length; lane += LaneTiles.Side)
                Load(data, lanes.Slice(lane, LaneTiles.Side), blockWords[lane..], ends);
            for (int lane = 0; lane < lanes.Length; lane++)
                if (lanes[lane] is { IsLast: true, Message: >= 0 })
                    SetLength(blockWords[lane..], messages[lanes[lane].Message].Length);
            Sha256Compression<TLanes, TVector>.Compress(state, block);
            for (int lane = 0; lane < lanes.Length; lane++)
            {
                ref MessageLane one = ref lanes[lane];
                if (one.Message >= 0 && one.IsLast)
                {
                    Write(stateWords[lane..], digests[(one.Message * DigestLength)..]);
                    one = MessageLane.Idle;
                }
                else if (one.Message >= 0)
                {
                    one = one with { Offset = one.Offset + Sha256Padding.BlockLength, Left = one.Left - Sha256Padding.BlockLength };
                }
            }
        }
    }

    /// <summary>Hashes what are digests themselves.</summary>
    /// <param name="messages">32 bytes each, one after the other.</param>
    /// <param name="digests">Receives 32 bytes a message; may be the messages.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void HashDigests(ReadOnlySpan<byte> messages, Span<byte> digests)
    {
        Span<TVector> state = stackalloc TVector[DigestWords], block = stackalloc TVector[BlockWords];
        Span<byte> rest = stackalloc byte[TLanes.Count * DigestLength];
        for (int i = 0; i < messages.Length; i += rest.Length)
        {
            ReadOnlySpan<byte> rows = Rows(messages[i..], rest);
            LaneTiles.SetRows(MemoryMarshal.Cast<TVector, uint>(block), TLanes.Count, rows, DigestLength, isBigEndian: true);
            HashDigest(state, block);
            Write(state, digests[i..Math.Min(i + rest.Length, messages.Length)]);
        }
    }

    /// <summary>Hashes pairs of digests twice: a level of a merkle tree.</summary>
    /// <param name="pairs">64 bytes each, one after the other.</param>
    /// <param name="digests">Receives 32 bytes a pair; may be the pairs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void HashPairs(ReadOnlySpan<byte> pairs, Span<byte> digests)
    {
        Span<TVector> state = stackalloc TVector[DigestWords], block = stackalloc TVector[BlockWords];
        Span<byte> rest = stackalloc byte[TLanes.Count * Sha256Padding.BlockLength];
        for (int i = 0; i < pairs.Length; i += rest.Length)
        {
            ReadOnlySpan<byte> rows = Rows(pairs[i..], rest);
            LaneTiles.SetRows(
                MemoryMarshal.Cast<TVector, uint>(block), TLanes.Count, rows, Sha256Padding.BlockLength, isBigEndian: true);
            Begin(state);
            Sha256Compression<TLanes, TVector>.Compress(state, block);
            block.Clear();
            block[0] = TLanes.Broadcast(Sha256Padding.End);
            block[^1] = TLanes.Broadcast(8 * Sha256Padding.BlockLength);
            Sha256Compression<TLanes, TVector>.Compress(state, block);
            state.CopyTo(block);
            HashDigest(state, block);
            Write(state, digests[(i / 2)..Math.Min((i + rest.Length) / 2, pairs.Length / 2)]);
        }
    }

    /// <summary>Gives lanes that are done their next messages.</summary>
    /// <returns>Whether any lane has one.</returns>
    private static bool Feed(
        ReadOnlySpan<byte> data, ReadOnlySpan<ByteRange> messages, Span<byte> digests, Span<MessageLane> lanes, Span<uint> state,
        ref int next)
    {
        bool isAny = false;
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            if (lanes[lane].Message < 0)
            {
                for (; next < messages.Length && messages[next].Length > LongestInLanes; next++)
                    SHA256.HashData(messages[next].Of(data), digests.Slice(next * DigestLength, DigestLength));
                if (next == messages.Length)
                    continue;
                lanes[lane] = new(next, messages[next].Offset, messages[next].Length);
                next++;
                for (int i = 0; i < DigestWords; i++)
                    state[(i * TLanes.Count) + lane] = Sha256Constants.InitialHash[i];
            }

            isAny = true;
        }

        return isAny;
    }

    /// <summary>Sets the blocks of four lanes, padding included but for the length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(ReadOnlySpan<byte> data, ReadOnlySpan<MessageLane> lanes, Span<uint> words, Span<byte> ends)
    {
        ref byte a = ref Source(data, lanes[0], ends), b = ref Source(data, lanes[1], ends[Sha256Padding.BlockLength..]);
        ref byte c = ref Source(data, lanes[2], ends[(2 * Sha256Padding.BlockLength)..]);
        ref byte d = ref Source(data, lanes[3], ends[(3 * Sha256Padding.BlockLength)..]);
        for (int i = 0; i < Sha256Padding.BlockLength; i += Vector128<byte>.Count)
            LaneTiles.Set(words[(i / sizeof(uint) * TLanes.Count)..], TLanes.Count, Padded(ref a, lanes[0].Left, i),
                Padded(ref b, lanes[1].Left, i), Padded(ref c, lanes[2].Left, i), Padded(ref d, lanes[3].Left, i));
    }

    /// <summary>The 64 bytes that a lane reads; those that would reach beyond the data are copied.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte Source(ReadOnlySpan<byte> data, MessageLane lane, Span<byte> end)
    {
        if (lane.Left > 0 && lane.Offset <= data.Length - Sha256Padding.BlockLength)
            return ref Unsafe.Add(ref MemoryMarshal.GetReference(data), lane.Offset);
        if (lane.Left > 0)
            data[lane.Offset..].CopyTo(end);
        return ref MemoryMarshal.GetReference(end[..Sha256Padding.BlockLength]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Padded(ref byte source, int left, int offset) => LaneTiles.SwapBytes(
        (Vector128.LoadUnsafe(ref source, (nuint)offset) & At(Sha256Padding.Kept, Sha256Padding.KeptFrom(left) + offset))
            | At(Sha256Padding.Added, Sha256Padding.AddedFrom(left) + offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> At(ReadOnlySpan<byte> table, int offset) =>
        Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(table), (nuint)offset);

    private static void SetLength(Span<uint> block, int length)
    {
        block[14 * TLanes.Count] = (uint)(length >> 29);
        block[15 * TLanes.Count] = (uint)length << 3;
    }

    private static void Write(Span<uint> state, Span<byte> digest)
    {
        for (int i = 0; i < DigestWords; i++)
            BinaryPrimitives.WriteUInt32BigEndian(digest[(i * sizeof(uint))..], state[i * TLanes.Count]);
    }

    /// <summary>The rows of all lanes, with zeros for those that are not there.</summary>
    private static ReadOnlySpan<byte> Rows(ReadOnlySpan<byte> messages, Span<byte> room)
    {
        if (messages.Length >= room.Length)
            return messages[..room.Length];
        room.Clear();
        messages.CopyTo(room);
        return room;
    }

    private static void Begin(Span<TVector> state)
    {
        for (int i = 0; i < state.Length; i++)
            state[i] = TLanes.Broadcast(Sha256Constants.InitialHash[i]);
    }

    /// <summary>Hashes the 32 bytes that the first eight words hold.</summary>
    private static void HashDigest(Span<TVector> state, Span<TVector> block)
    {
        block[DigestWords..].Clear();
        block[DigestWords] = TLanes.Broadcast(Sha256Padding.End);
        block[^1] = TLanes.Broadcast(8 * DigestLength);
        Begin(state);
        Sha256Compression<TLanes, TVector>.Compress(state, block);
    }

    private static void Write(Span<TVector> state, Span<byte> digests)
    {
        Span<uint> words = MemoryMarshal.Cast<TVector, uint>(state);
        for (int lane = 0; lane * DigestLength < digests.Length; lane++)
            Write(words[lane..], digests.Slice(lane * DigestLength, DigestLength));
    }
}
