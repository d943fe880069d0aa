using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Chrysalis.Bitcoin.Hashing.Lanes;

/// <summary>The compression of SHA-256 (FIPS 180-4, section 6.2.2), one message a lane.</summary>
internal static class Sha256Compression<TLanes, TVector>
    where TLanes : struct, IWordLanes<TVector>
    where TVector : unmanaged
{
    private const int Rounds = 64;
    private const int BlockWords = 16;

    /// <summary>Takes a block into the chaining values.</summary>
    /// <param name="state">The eight chaining values.</param>
    /// <param name="words">The block's 16 words; the schedule overwrites them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compress(Span<TVector> state, Span<TVector> words)
    {
        ref TVector w = ref MemoryMarshal.GetReference(words[..BlockWords]);
        ref uint k = ref MemoryMarshal.GetReference(Sha256Constants.Round);
        (TVector a, TVector b, TVector c, TVector d) = (state[0], state[1], state[2], state[3]);
        (TVector e, TVector f, TVector g, TVector h) = (state[4], state[5], state[6], state[7]);
        for (int t = 0; t < Rounds; t += 8)
        {
            if (t >= BlockWords)
                Extend(ref w, t & (BlockWords - 1));
            ref TVector word = ref Unsafe.Add(ref w, t & (BlockWords - 1));
            h = First(e, f, g, h, word, k);
            d = TLanes.Add(d, h);
            h = TLanes.Add(h, Second(a, b, c));
            g = First(d, e, f, g, Unsafe.Add(ref word, 1), Unsafe.Add(ref k, 1));
            c = TLanes.Add(c, g);
            g = TLanes.Add(g, Second(h, a, b));
            f = First(c, d, e, f, Unsafe.Add(ref word, 2), Unsafe.Add(ref k, 2));
            b = TLanes.Add(b, f);
            f = TLanes.Add(f, Second(g, h, a));
            e = First(b, c, d, e, Unsafe.Add(ref word, 3), Unsafe.Add(ref k, 3));
            a = TLanes.Add(a, e);
            e = TLanes.Add(e, Second(f, g, h));
            d = First(a, b, c, d, Unsafe.Add(ref word, 4), Unsafe.Add(ref k, 4));
            h = TLanes.Add(h, d);
            d = TLanes.Add(d, Second(e, f, g));
            c = First(h, a, b, c, Unsafe.Add(ref word, 5), Unsafe.Add(ref k, 5));
            g = TLanes.Add(g, c);
            c = TLanes.Add(c, Second(d, e, f));
            b = First(g, h, a, b, Unsafe.Add(ref word, 6), Unsafe.Add(ref k, 6));
            f = TLanes.Add(f, b);
            b = TLanes.Add(b, Second(c, d, e));
            a = First(f, g, h, a, Unsafe.Add(ref word, 7), Unsafe.Add(ref k, 7));
            e = TLanes.Add(e, a);
            a = TLanes.Add(a, Second(b, c, d));
            k = ref Unsafe.Add(ref k, 8);
        }

        state[0] = TLanes.Add(state[0], a);
        state[1] = TLanes.Add(state[1], b);
        state[2] = TLanes.Add(state[2], c);
        state[3] = TLanes.Add(state[3], d);
        state[4] = TLanes.Add(state[4], e);
        state[5] = TLanes.Add(state[5], f);
        state[6] = TLanes.Add(state[6], g);
        state[7] = TLanes.Add(state[7], h);
    }

    /// <summary>Eight words of the schedule, in place of those sixteen before; the words are a ring.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Extend(ref TVector w, int from)
    {
        for (int i = from; i < from + 8; i++)
        {
            ref TVector word = ref Unsafe.Add(ref w, i);
            TVector second = Unsafe.Add(ref w, (i + 1) & (BlockWords - 1)), last = Unsafe.Add(ref w, (i + 14) & (BlockWords - 1));
            TVector low = TLanes.Xor(TLanes.RotateRight(second, 7), TLanes.RotateRight(second, 18), TLanes.ShiftRight(second, 3));
            TVector high = TLanes.Xor(TLanes.RotateRight(last, 17), TLanes.RotateRight(last, 19), TLanes.ShiftRight(last, 10));
            word = TLanes.Add(TLanes.Add(word, low), TLanes.Add(high, Unsafe.Add(ref w, (i + 9) & (BlockWords - 1))));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector First(TVector e, TVector f, TVector g, TVector h, TVector word, uint constant) => TLanes.Add(
        TLanes.Add(h, TLanes.Add(word, TLanes.Broadcast(constant))),
        TLanes.Add(
            TLanes.Xor(TLanes.RotateRight(e, 6), TLanes.RotateRight(e, 11), TLanes.RotateRight(e, 25)), TLanes.Choose(e, f, g)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Second(TVector a, TVector b, TVector c) => TLanes.Add(
        TLanes.Xor(TLanes.RotateRight(a, 2), TLanes.RotateRight(a, 13), TLanes.RotateRight(a, 22)), TLanes.Majority(a, b, c));
}
