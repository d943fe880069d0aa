using System.Numerics;
using System.Runtime.CompilerServices;
using Chrysalis.Quantum.StateVector.Lanes;

namespace Chrysalis.Quantum.StateVector.Kernels;

/// <summary>
/// Applies matrices on up to three outside qubits with every input in registers: 8 complex vectors are 16 of AVX-512's 32
/// registers, the sums of four rows 8 more. Unrolled, for speed: without copies to scratch the multiply-add units stay busy.
/// Symbols: a and b real and imaginary inputs, x and y those of a coefficient, r and i those of a row's sum.
/// </summary>
internal static unsafe class RegisterKernel<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Numbers from a vector of real parts to the vector of their imaginary parts.</summary>
    private static int Half
    {
        // Marked, because a call that is not inlined here spills every register.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1 << TLanes.Bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ApplyToOne(T* block, long groups, PreparedGate<T> gate)
    {
        long mask = gate.OutsideMask, vector = 0, offset = gate.Offsets[1];
        T* c = gate.Coefficients;
        TVector x00 = TLanes.Broadcast(c[0]), y00 = TLanes.Broadcast(c[1]), x10 = TLanes.Broadcast(c[2]), y10 = TLanes.Broadcast(c[3]);
        TVector x01 = TLanes.Broadcast(c[4]), y01 = TLanes.Broadcast(c[5]), x11 = TLanes.Broadcast(c[6]), y11 = TLanes.Broadcast(c[7]);
        for (long group = 0; group < groups; group++, vector = ((vector | mask) + 1) & ~mask)
        {
            T* p = block + (vector << (TLanes.Bits + 1)), q = p + offset;
            TVector a0 = Load(p), b0 = Load(p + Half), a1 = Load(q), b1 = Load(q + Half);
            TVector r0 = TLanes.NegateMultiplyAdd(y00, b0, TLanes.Multiply(x00, a0)),
                i0 = TLanes.MultiplyAdd(y00, a0, TLanes.Multiply(x00, b0));
            TVector r1 = TLanes.NegateMultiplyAdd(y10, b0, TLanes.Multiply(x10, a0)),
                i1 = TLanes.MultiplyAdd(y10, a0, TLanes.Multiply(x10, b0));
            Store(
                p, TLanes.NegateMultiplyAdd(y01, b1, TLanes.MultiplyAdd(x01, a1, r0)),
                TLanes.MultiplyAdd(y01, a1, TLanes.MultiplyAdd(x01, b1, i0)));
            Store(
                q, TLanes.NegateMultiplyAdd(y11, b1, TLanes.MultiplyAdd(x11, a1, r1)),
                TLanes.MultiplyAdd(y11, a1, TLanes.MultiplyAdd(x11, b1, i1)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ApplyToTwo(T* block, long groups, PreparedGate<T> gate)
    {
        long mask = gate.OutsideMask, vector = 0, offset1 = gate.Offsets[1], offset2 = gate.Offsets[2];
        T* c = gate.Coefficients;
        for (long group = 0; group < groups; group++, vector = ((vector | mask) + 1) & ~mask)
        {
            T* p = block + (vector << (TLanes.Bits + 1)), q = p + offset2;
            TVector a0 = Load(p), b0 = Load(p + Half), a1 = Load(p + offset1), b1 = Load(p + offset1 + Half);
            TVector a2 = Load(q), b2 = Load(q + Half), a3 = Load(q + offset1), b3 = Load(q + offset1 + Half);
            Start(
                c, a0, b0, out TVector r0, out TVector i0, out TVector r1, out TVector i1, out TVector r2, out TVector i2, out TVector r3,
                out TVector i3);
            Add(c + 8, a1, b1, ref r0, ref i0, ref r1, ref i1, ref r2, ref i2, ref r3, ref i3);
            Add(c + 16, a2, b2, ref r0, ref i0, ref r1, ref i1, ref r2, ref i2, ref r3, ref i3);
            Add(c + 24, a3, b3, ref r0, ref i0, ref r1, ref i1, ref r2, ref i2, ref r3, ref i3);
            Store(p, r0, i0);
            Store(p + offset1, r1, i1);
            Store(q, r2, i2);
            Store(q + offset1, r3, i3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ApplyToThree(T* block, long groups, PreparedGate<T> gate)
    {
        long mask = gate.OutsideMask, vector = 0;
        long offset1 = gate.Offsets[1], offset2 = gate.Offsets[2], offset3 = gate.Offsets[3], offset4 = gate.Offsets[4];
        T* c = gate.Coefficients;
        for (long group = 0; group < groups; group++, vector = ((vector | mask) + 1) & ~mask)
        {
            T* p = block + (vector << (TLanes.Bits + 1)), q = p + offset4;
            TVector a0 = Load(p), b0 = Load(p + Half), a1 = Load(p + offset1), b1 = Load(p + offset1 + Half);
            TVector a2 = Load(p + offset2), b2 = Load(p + offset2 + Half), a3 = Load(p + offset3), b3 = Load(p + offset3 + Half);
            TVector a4 = Load(q), b4 = Load(q + Half), a5 = Load(q + offset1), b5 = Load(q + offset1 + Half);
            TVector a6 = Load(q + offset2), b6 = Load(q + offset2 + Half), a7 = Load(q + offset3), b7 = Load(q + offset3 + Half);
            Start(
                c, a0, b0, out TVector r0, out TVector i0, out TVector r1, out TVector i1, out TVector r2, out TVector i2, out TVector r3,
                out TVector i3);
            Add(c + 8, a1, b1, ref r0, ref i0, ref r1, ref i1, ref r2, ref i2, ref r3, ref i3);
            Add(c + 16, a2, b2, ref r0, ref i0, ref r1, ref i1, ref r2, ref i2, ref r3, ref i3);
            Add(c + 24, a3, b3, ref r0, ref i0, ref r1, ref i1, ref r2, ref i2, ref r3, ref i3);
            Add(c + 32, a4, b4, ref r0, ref i0, ref r1, ref i1, ref r2, ref i2, ref r3, ref i3);
            Add(c + 40, a5, b5, ref r0, ref i0, ref r1, ref i1, ref r2, ref i2, ref r3, ref i3);
            Add(c + 48, a6, b6, ref r0, ref i0, ref r1, ref i1, ref r2, ref i2, ref r3, ref i3);
            Add(c + 56, a7, b7, ref r0, ref i0, ref r1, ref i1, ref r2, ref i2, ref r3, ref i3);
            Store(p, r0, i0);
            Store(p + offset1, r1, i1);
            Store(p + offset2, r2, i2);
            Store(p + offset3, r3, i3);
            Start(
                c + 64, a0, b0, out TVector s0, out TVector j0, out TVector s1, out TVector j1, out TVector s2, out TVector j2,
                out TVector s3, out TVector j3);
            Add(c + 72, a1, b1, ref s0, ref j0, ref s1, ref j1, ref s2, ref j2, ref s3, ref j3);
            Add(c + 80, a2, b2, ref s0, ref j0, ref s1, ref j1, ref s2, ref j2, ref s3, ref j3);
            Add(c + 88, a3, b3, ref s0, ref j0, ref s1, ref j1, ref s2, ref j2, ref s3, ref j3);
            Add(c + 96, a4, b4, ref s0, ref j0, ref s1, ref j1, ref s2, ref j2, ref s3, ref j3);
            Add(c + 104, a5, b5, ref s0, ref j0, ref s1, ref j1, ref s2, ref j2, ref s3, ref j3);
            Add(c + 112, a6, b6, ref s0, ref j0, ref s1, ref j1, ref s2, ref j2, ref s3, ref j3);
            Add(c + 120, a7, b7, ref s0, ref j0, ref s1, ref j1, ref s2, ref j2, ref s3, ref j3);
            Store(q, s0, j0);
            Store(q + offset1, s1, j1);
            Store(q + offset2, s2, j2);
            Store(q + offset3, s3, j3);
        }
    }

    /// <summary>The first column of four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Start(
        T* c, TVector a, TVector b,
        out TVector r0, out TVector i0, out TVector r1, out TVector i1, out TVector r2, out TVector i2, out TVector r3, out TVector i3)
    {
        TVector x0 = TLanes.Broadcast(c[0]), x1 = TLanes.Broadcast(c[2]), x2 = TLanes.Broadcast(c[4]), x3 = TLanes.Broadcast(c[6]);
        r0 = TLanes.Multiply(x0, a);
        i0 = TLanes.Multiply(x0, b);
        r1 = TLanes.Multiply(x1, a);
        i1 = TLanes.Multiply(x1, b);
        r2 = TLanes.Multiply(x2, a);
        i2 = TLanes.Multiply(x2, b);
        r3 = TLanes.Multiply(x3, a);
        i3 = TLanes.Multiply(x3, b);
        AddImaginary(c, a, b, ref r0, ref i0, ref r1, ref i1, ref r2, ref i2, ref r3, ref i3);
    }

    /// <summary>One more column: the real coefficients of all rows first, so that no sum waits for itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        T* c, TVector a, TVector b,
        ref TVector r0, ref TVector i0, ref TVector r1, ref TVector i1, ref TVector r2, ref TVector i2, ref TVector r3, ref TVector i3)
    {
        TVector x0 = TLanes.Broadcast(c[0]), x1 = TLanes.Broadcast(c[2]), x2 = TLanes.Broadcast(c[4]), x3 = TLanes.Broadcast(c[6]);
        r0 = TLanes.MultiplyAdd(x0, a, r0);
        i0 = TLanes.MultiplyAdd(x0, b, i0);
        r1 = TLanes.MultiplyAdd(x1, a, r1);
        i1 = TLanes.MultiplyAdd(x1, b, i1);
        r2 = TLanes.MultiplyAdd(x2, a, r2);
        i2 = TLanes.MultiplyAdd(x2, b, i2);
        r3 = TLanes.MultiplyAdd(x3, a, r3);
        i3 = TLanes.MultiplyAdd(x3, b, i3);
        AddImaginary(c, a, b, ref r0, ref i0, ref r1, ref i1, ref r2, ref i2, ref r3, ref i3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddImaginary(
        T* c, TVector a, TVector b,
        ref TVector r0, ref TVector i0, ref TVector r1, ref TVector i1, ref TVector r2, ref TVector i2, ref TVector r3, ref TVector i3)
    {
        TVector y0 = TLanes.Broadcast(c[1]), y1 = TLanes.Broadcast(c[3]), y2 = TLanes.Broadcast(c[5]), y3 = TLanes.Broadcast(c[7]);
        r0 = TLanes.NegateMultiplyAdd(y0, b, r0);
        i0 = TLanes.MultiplyAdd(y0, a, i0);
        r1 = TLanes.NegateMultiplyAdd(y1, b, r1);
        i1 = TLanes.MultiplyAdd(y1, a, i1);
        r2 = TLanes.NegateMultiplyAdd(y2, b, r2);
        i2 = TLanes.MultiplyAdd(y2, a, i2);
        r3 = TLanes.NegateMultiplyAdd(y3, b, r3);
        i3 = TLanes.MultiplyAdd(y3, a, i3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load(T* source) => *(TVector*)source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T* target, TVector real, TVector imaginary)
    {
        *(TVector*)target = real;
        *(TVector*)(target + Half) = imaginary;
    }
}
