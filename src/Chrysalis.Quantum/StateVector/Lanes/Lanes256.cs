using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Chrysalis.Quantum.StateVector.Lanes;

/// <summary>Vectors of 256 bits.</summary>
internal readonly struct Lanes256<T> : ILanes<Vector256<T>, T>
    where T : unmanaged
{
    public static int Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float) ? 3 : 2;
    }

    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512F.VL.IsSupported ? 32 : 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Broadcast(T value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Multiply(Vector256<T> a, Vector256<T> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> MultiplyAdd(Vector256<T> a, Vector256<T> b, Vector256<T> c) => typeof(T) == typeof(float)
        ? Vector256.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector256.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> NegateMultiplyAdd(Vector256<T> a, Vector256<T> b, Vector256<T> c) => typeof(T) == typeof(float)
        ? (Fma.IsSupported
            ? Fma.MultiplyAddNegated(a.AsSingle(), b.AsSingle(), c.AsSingle())
            : Vector256.FusedMultiplyAdd(-a.AsSingle(), b.AsSingle(), c.AsSingle())).As<float, T>()
        : (Fma.IsSupported
            ? Fma.MultiplyAddNegated(a.AsDouble(), b.AsDouble(), c.AsDouble())
            : Vector256.FusedMultiplyAdd(-a.AsDouble(), b.AsDouble(), c.AsDouble())).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Permute(Vector256<T> value, Vector256<T> indices) => typeof(T) == typeof(float)
        ? Vector256.ShuffleNative(value.AsSingle(), indices.AsInt32()).As<float, T>()
        : Vector256.ShuffleNative(value.AsDouble(), indices.AsInt64()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Pick(Vector256<T> a, Vector256<T> b, Vector256<T> indices)
    {
        if (typeof(T) == typeof(float))
            return Avx512F.VL.IsSupported
                ? Avx512F.VL.PermuteVar8x32x2(a.AsSingle(), indices.AsInt32(), b.AsSingle()).As<float, T>()
                : Avx2.IsSupported
                // The permutations look at an index's lowest three bits only; the fourth becomes the sign that chooses.
                ? Avx.BlendVariable(
                    Avx2.PermuteVar8x32(a.AsSingle(), indices.AsInt32()), Avx2.PermuteVar8x32(b.AsSingle(), indices.AsInt32()),
                    (indices.AsInt32() << 28).AsSingle()).As<float, T>()
                : Vector256.ConditionalSelect(
                    Vector256.GreaterThan(indices.AsInt32(), Vector256.Create(7)).AsSingle(), Low(b.AsSingle(), indices.AsInt32()),
                    Low(a.AsSingle(), indices.AsInt32())).As<float, T>();
        return Avx512F.VL.IsSupported
            ? Avx512F.VL.PermuteVar4x64x2(a.AsDouble(), indices.AsInt64(), b.AsDouble()).As<double, T>()
            : Vector256.ConditionalSelect(
                Vector256.GreaterThan(indices.AsInt64(), Vector256.Create(3L)).AsDouble(), Low(b.AsDouble(), indices.AsInt64()),
                Low(a.AsDouble(), indices.AsInt64())).As<double, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Low(Vector256<float> value, Vector256<int> indices) =>
        Vector256.ShuffleNative(value, indices & Vector256.Create(7));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Low(Vector256<double> value, Vector256<long> indices) =>
        Vector256.ShuffleNative(value, indices & Vector256.Create(3L));
}
