using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Chrysalis.Bitcoin.Hashing.Lanes;

/// <summary>RIPEMD-160 of many digests of SHA-256 at one vector width, a digest a lane.</summary>
internal static class Ripemd160Batch<TLanes, TVector>
    where TLanes : struct, IWordLanes<TVector>
    where TVector : unmanaged
{
    private const int MessageLength = 32;
    private const int MessageWords = 8;
    private const int BlockWords = 16;
    private const int StateWords = 5;
    private const uint End = 0x80;

    /// <summary>Hashes digests.</summary>
    /// <param name="messages">32 bytes each, one after the other.</param>
    /// <param name="digests">Receives 20 bytes a message.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Hash(ReadOnlySpan<byte> messages, Span<byte> digests)
    {
        Span<TVector> state = stackalloc TVector[StateWords], block = stackalloc TVector[BlockWords];
        Span<uint> words = MemoryMarshal.Cast<TVector, uint>(state);
        Span<byte> rest = stackalloc byte[TLanes.Count * MessageLength];
        block.Clear();
        block[MessageWords] = TLanes.Broadcast(End);
        block[^2] = TLanes.Broadcast(8 * MessageLength);
        for (; !messages.IsEmpty; messages = messages[Math.Min(messages.Length, rest.Length)..])
        {
            scoped ReadOnlySpan<byte> rows = messages;
            if (messages.Length < rest.Length)
            {
                rest.Clear();
                messages.CopyTo(rest);
                rows = rest;
            }

            LaneTiles.SetRows(MemoryMarshal.Cast<TVector, uint>(block), TLanes.Count, rows, MessageLength, isBigEndian: false);
            for (int i = 0; i < StateWords; i++)
                state[i] = TLanes.Broadcast(Ripemd160.Initial[i]);
            Ripemd160Compression<TLanes, TVector>.Compress(state, block);
            for (int lane = 0; lane < TLanes.Count && !digests.IsEmpty; lane++, digests = digests[Ripemd160.Length..])
                for (int i = 0; i < StateWords; i++)
                    BinaryPrimitives.WriteUInt32LittleEndian(digests[(i * sizeof(uint))..], words[(i * TLanes.Count) + lane]);
        }
    }
}
