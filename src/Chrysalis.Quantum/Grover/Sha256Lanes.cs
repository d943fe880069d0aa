using System.Runtime.Intrinsics;
using Chrysalis.Bitcoin.Hashing.Lanes;
using Chrysalis.Quantum.Reversible;

namespace Chrysalis.Quantum.Grover;

/// <summary>The double SHA-256 of 16 block headers that differ in the nonce only, one header a vector lane.</summary>
internal static class Sha256Lanes
{
    /// <summary>Headers at once.</summary>
    public const int Count = 16;

    /// <summary>The most significant 32 bits of each hash, read as Bitcoin does (little-endian).</summary>
    /// <param name="midstate">Chaining value after the header's first 64 bytes.</param>
    /// <param name="tail">The three words that follow, before the nonce.</param>
    /// <param name="nonces">One nonce a lane.</param>
    public static Vector512<uint> TopOfDoubleHash(ReadOnlySpan<uint> midstate, ReadOnlySpan<uint> tail, ReadOnlySpan<uint> nonces)
    {
        Span<Vector512<uint>> block = stackalloc Vector512<uint>[16];
        Span<Vector512<uint>> state = stackalloc Vector512<uint>[8];
        Broadcast(tail, block);
        block[3] = SwapBytes(Vector512.Create(nonces));
        Broadcast(Sha256Padding.After(80), block[4..]);
        Broadcast(midstate, state);
        Compress(state, block);
        state.CopyTo(block);
        Broadcast(Sha256Padding.After(32), block[8..]);
        Broadcast(Sha256Constants.InitialHash, state);
        Compress(state, block);
        return SwapBytes(state[7]);
    }

    private static void Broadcast(ReadOnlySpan<uint> words, Span<Vector512<uint>> lanes)
    {
        for (int i = 0; i < words.Length; i++)
            lanes[i] = Vector512.Create(words[i]);
    }

    /// <summary>One compression (FIPS 180-4, section 6.2.2); the schedule runs in place in the block.</summary>
    private static void Compress(Span<Vector512<uint>> state, Span<Vector512<uint>> w)
    {
        (Vector512<uint> a, Vector512<uint> b, Vector512<uint> c, Vector512<uint> d) = (state[0], state[1], state[2], state[3]);
        (Vector512<uint> e, Vector512<uint> f, Vector512<uint> g, Vector512<uint> h) = (state[4], state[5], state[6], state[7]);
        for (int t = 0; t < 64; t++)
        {
            ref Vector512<uint> word = ref w[t & 15];
            if (t >= 16)
                word += Schedule(w[(t + 1) & 15], 7, 18, 3) + w[(t + 9) & 15] + Schedule(w[(t + 14) & 15], 17, 19, 10);
            Vector512<uint> first = h + (Rotate(e, 6) ^ Rotate(e, 11) ^ Rotate(e, 25)) + (g ^ (e & (f ^ g)))
                + Vector512.Create(Sha256Constants.Round[t]) + word;
            Vector512<uint> second = (Rotate(a, 2) ^ Rotate(a, 13) ^ Rotate(a, 22)) + ((a & b) | (c & (a | b)));
            (a, b, c, d, e, f, g, h) = (first + second, a, b, c, d + first, e, f, g);
        }

        (state[0], state[1], state[2], state[3]) = (state[0] + a, state[1] + b, state[2] + c, state[3] + d);
        (state[4], state[5], state[6], state[7]) = (state[4] + e, state[5] + f, state[6] + g, state[7] + h);
    }

    private static Vector512<uint> Schedule(Vector512<uint> x, int first, int second, int shift) =>
        Rotate(x, first) ^ Rotate(x, second) ^ (x >>> shift);

    private static Vector512<uint> Rotate(Vector512<uint> x, int bits) => (x >>> bits) | (x << (32 - bits));

    private static Vector512<uint> SwapBytes(Vector512<uint> x) =>
        Rotate(x & Vector512.Create(0x00FF00FFu), 8) | Rotate(x & Vector512.Create(0xFF00FF00u), 24);
}
