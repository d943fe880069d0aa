using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Chrysalis.Quantum.StateVector.Lanes;

/// <summary>Vectors of 512 bits.</summary>
internal readonly struct Lanes512<T> : ILanes<Vector512<T>, T>
    where T : unmanaged
{
    public static int Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float) ? 4 : 3;
    }

    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512F.IsSupported ? 32 : 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Broadcast(T value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Multiply(Vector512<T> a, Vector512<T> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplyAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c) => typeof(T) == typeof(float)
        ? Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> NegateMultiplyAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c) => typeof(T) == typeof(float)
        ? (Avx512F.IsSupported
            ? Avx512F.FusedMultiplyAddNegated(a.AsSingle(), b.AsSingle(), c.AsSingle())
            : Vector512.FusedMultiplyAdd(-a.AsSingle(), b.AsSingle(), c.AsSingle())).As<float, T>()
        : (Avx512F.IsSupported
            ? Avx512F.FusedMultiplyAddNegated(a.AsDouble(), b.AsDouble(), c.AsDouble())
            : Vector512.FusedMultiplyAdd(-a.AsDouble(), b.AsDouble(), c.AsDouble())).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Permute(Vector512<T> value, Vector512<T> indices) => typeof(T) == typeof(float)
        ? Vector512.ShuffleNative(value.AsSingle(), indices.AsInt32()).As<float, T>()
        : Vector512.ShuffleNative(value.AsDouble(), indices.AsInt64()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Pick(Vector512<T> a, Vector512<T> b, Vector512<T> indices)
    {
        if (typeof(T) == typeof(float))
            return Avx512F.IsSupported
                ? Avx512F.PermuteVar16x32x2(a.AsSingle(), indices.AsInt32(), b.AsSingle()).As<float, T>()
                : Vector512.ConditionalSelect(
                    Vector512.GreaterThan(indices.AsInt32(), Vector512.Create(15)).AsSingle(), Low(b.AsSingle(), indices.AsInt32()),
                    Low(a.AsSingle(), indices.AsInt32())).As<float, T>();
        return Avx512F.IsSupported
            ? Avx512F.PermuteVar8x64x2(a.AsDouble(), indices.AsInt64(), b.AsDouble()).As<double, T>()
            : Vector512.ConditionalSelect(
                Vector512.GreaterThan(indices.AsInt64(), Vector512.Create(7L)).AsDouble(), Low(b.AsDouble(), indices.AsInt64()),
                Low(a.AsDouble(), indices.AsInt64())).As<double, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Low(Vector512<float> value, Vector512<int> indices) =>
        Vector512.ShuffleNative(value, indices & Vector512.Create(15));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Low(Vector512<double> value, Vector512<long> indices) =>
        Vector512.ShuffleNative(value, indices & Vector512.Create(7L));
}
