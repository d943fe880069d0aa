using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Chrysalis.Bitcoin.Hashing.Lanes;

/// <summary>The compression of RIPEMD-160, one message a lane; the plain one is <see cref="Ripemd160"/>'s.</summary>
internal static class Ripemd160Compression<TLanes, TVector>
    where TLanes : struct, IWordLanes<TVector>
    where TVector : unmanaged
{
    private const int RoundLength = 16;

    /// <summary>Takes a block into the chaining values.</summary>
    /// <param name="state">The five chaining values.</param>
    /// <param name="words">The block's 16 words.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compress(Span<TVector> state, ReadOnlySpan<TVector> words)
    {
        var left = new Line(state);
        var right = new Line(state);
        ref TVector block = ref MemoryMarshal.GetReference(words[..RoundLength]);
        Round(0, ref left, ref right, ref block);
        Round(1, ref left, ref right, ref block);
        Round(2, ref left, ref right, ref block);
        Round(3, ref left, ref right, ref block);
        Round(4, ref left, ref right, ref block);
        TVector first = TLanes.Add(state[1], TLanes.Add(left.C, right.D));
        state[1] = TLanes.Add(state[2], TLanes.Add(left.D, right.E));
        state[2] = TLanes.Add(state[3], TLanes.Add(left.E, right.A));
        state[3] = TLanes.Add(state[4], TLanes.Add(left.A, right.B));
        state[4] = TLanes.Add(state[0], TLanes.Add(left.B, right.C));
        state[0] = first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(int round, ref Line left, ref Line right, ref TVector block)
    {
        Line l = left, r = right;
        TVector leftConstant = TLanes.Broadcast(Ripemd160.LeftConstants[round]);
        TVector rightConstant = TLanes.Broadcast(Ripemd160.RightConstants[round]);
        ref byte leftOrder = ref At(Ripemd160.LeftWords, round), rightOrder = ref At(Ripemd160.RightWords, round);
        ref byte leftShifts = ref At(Ripemd160.LeftShifts, round), rightShifts = ref At(Ripemd160.RightShifts, round);
        for (nuint i = 0; i < RoundLength; i++)
        {
            TVector leftWord = TLanes.Add(Unsafe.Add(ref block, (nuint)Unsafe.Add(ref leftOrder, i)), leftConstant);
            TVector rightWord = TLanes.Add(Unsafe.Add(ref block, (nuint)Unsafe.Add(ref rightOrder, i)), rightConstant);
            l = l.Step(Mix(round, l.B, l.C, l.D), leftWord, Unsafe.Add(ref leftShifts, i));
            r = r.Step(Mix(4 - round, r.B, r.C, r.D), rightWord, Unsafe.Add(ref rightShifts, i));
        }

        (left, right) = (l, r);
    }

    private static ref byte At(ReadOnlySpan<byte> table, int round) => ref MemoryMarshal.GetReference(table[(round * RoundLength)..]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Mix(int function, TVector x, TVector y, TVector z) => function switch
    {
        0 => TLanes.Xor(x, y, z),
        1 => TLanes.Choose(x, y, z),
        2 => TLanes.OrNotXor(x, y, z),
        3 => TLanes.Choose(z, x, y),
        _ => TLanes.OrNotXor(y, z, x),
    };

    /// <summary>The five words of one of the two lines.</summary>
    private readonly struct Line
    {
        public readonly TVector A, B, C, D, E;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Line(ReadOnlySpan<TVector> state) : this(state[0], state[1], state[2], state[3], state[4])
        {
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Line(TVector a, TVector b, TVector c, TVector d, TVector e) => (A, B, C, D, E) = (a, b, c, d, e);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Line Step(TVector mixed, TVector word, uint shift) => new(
            E, TLanes.Add(TLanes.RotateLeft(TLanes.Add(TLanes.Add(A, mixed), word), shift), E), B, TLanes.RotateRight(C, 22), D);
    }
}
