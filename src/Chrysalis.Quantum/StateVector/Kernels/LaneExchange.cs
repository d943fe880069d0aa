using System.Numerics;
using System.Runtime.CompilerServices;
using Chrysalis.Quantum.StateVector.Lanes;
using Chrysalis.Quantum.StateVector.Storage;

namespace Chrysalis.Quantum.StateVector.Kernels;

/// <summary>
/// Exchanges qubits inside the vectors with qubits outside, in place: the transposition of 2^k vectors for k pairs, two pairs at a
/// time in registers. Applied twice it changes nothing.
/// </summary>
internal sealed unsafe class LaneExchange<TLanes, TVector, T> : IDisposable
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> indices;
    private readonly long[] offsets;
    private readonly long mask;
    private readonly int pairs;

    /// <param name="lanes">Places below the lane bits.</param>
    /// <param name="places">As many places above them.</param>
    public LaneExchange(int[] lanes, int[] places)
    {
        pairs = lanes.Length;
        int width = 1 << TLanes.Bits;
        offsets = new long[1 << pairs];
        indices = new(2L * pairs * width);
        for (int pair = 0; pair < pairs; pair++)
        {
            int bit = 1 << lanes[pair];
            mask |= 1L << (places[pair] - TLanes.Bits);
            for (int i = 0; i < offsets.Length; i++)
                offsets[i] |= (long)(i >> pair & 1) << (places[pair] + 1);
            for (int lane = 0; lane < width; lane++)
            {
                bool upper = (lane & bit) != 0;
                Write((2 * pair) * width + lane, upper ? width + (lane ^ bit) : lane);
                Write((2 * pair + 1) * width + lane, upper ? width + lane : lane ^ bit);
            }
        }
    }

    /// <summary>Vectors of scratch that <see cref="Apply"/> needs.</summary>
    public int ScratchVectors => 2 << pairs;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(T* block, int qubitCount, TVector* scratch)
    {
        long groups = 1L << (qubitCount - TLanes.Bits - pairs), vector = 0, mask = this.mask;
        TVector* indices = (TVector*)this.indices.Pointer;
        fixed (long* offsets = this.offsets)
            for (long group = 0; group < groups; group++, vector = ((vector | mask) + 1) & ~mask)
            {
                T* first = block + (vector << (TLanes.Bits + 1));
                if (pairs == 1)
                    One(
                        (TVector*)(first + offsets[0]), (TVector*)(first + offsets[1]), (TVector*)(first + offsets[0]),
                        (TVector*)(first + offsets[1]), indices);
                else if (pairs == 2)
                    Two(first, offsets, 0, 1, null, first, offsets, indices);
                else
                    More(first, offsets, scratch, indices);
            }
    }

    public void Dispose() => indices.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void More(T* first, long* offsets, TVector* scratch, TVector* indices)
    {
        for (int start = 0; start < 1 << pairs; start += 4)
            Two(first, offsets, start, 1, scratch, null, null, indices);
        if (pairs == 3)
            for (int i = 0; i < 4; i++)
                One(
                    scratch + 2 * i, scratch + 2 * (i + 4), (TVector*)(first + offsets[i]), (TVector*)(first + offsets[i + 4]),
                    indices + 4);
        else
            for (int i = 0; i < 4; i++)
                Two((T*)scratch, null, i, 4, null, first, offsets, indices + 4);
    }

    /// <summary>
    /// Two pairs on the vectors start, start + step, ...: from the block (with offsets) or scratch (without) to the other.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Two(
        T* source, long* sourceOffsets, int start, int step, TVector* scratch, T* target, long* targetOffsets, TVector* indices)
    {
        TVector* s0 = At(source, sourceOffsets, start), s1 = At(source, sourceOffsets, start + step);
        TVector* s2 = At(source, sourceOffsets, start + 2 * step), s3 = At(source, sourceOffsets, start + 3 * step);
        T* to = scratch == null ? target : (T*)scratch;
        TVector* t0 = At(to, targetOffsets, start), t1 = At(to, targetOffsets, start + step);
        TVector* t2 = At(to, targetOffsets, start + 2 * step), t3 = At(to, targetOffsets, start + 3 * step);
        Transpose(s0, s1, s2, s3, t0, t1, t2, t3, indices, 0);
        Transpose(s0, s1, s2, s3, t0, t1, t2, t3, indices, 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(
        TVector* s0, TVector* s1, TVector* s2, TVector* s3, TVector* t0, TVector* t1, TVector* t2, TVector* t3, TVector* indices, int part)
    {
        TVector low = indices[0], high = indices[1];
        TVector a = TLanes.Pick(s0[part], s1[part], low), b = TLanes.Pick(s0[part], s1[part], high);
        TVector c = TLanes.Pick(s2[part], s3[part], low), d = TLanes.Pick(s2[part], s3[part], high);
        low = indices[2];
        high = indices[3];
        t0[part] = TLanes.Pick(a, c, low);
        t2[part] = TLanes.Pick(a, c, high);
        t1[part] = TLanes.Pick(b, d, low);
        t3[part] = TLanes.Pick(b, d, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void One(TVector* s0, TVector* s1, TVector* t0, TVector* t1, TVector* indices)
    {
        for (int part = 0; part < 2; part++)
        {
            TVector a = s0[part], b = s1[part];
            t0[part] = TLanes.Pick(a, b, indices[0]);
            t1[part] = TLanes.Pick(a, b, indices[1]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector* At(T* first, long* offsets, int index) =>
        offsets == null ? (TVector*)first + 2 * index : (TVector*)(first + offsets[index]);

    private void Write(int place, int index)
    {
        if (sizeof(T) == 4)
            ((int*)indices.Pointer)[place] = index;
        else
            ((long*)indices.Pointer)[place] = index;
    }
}
