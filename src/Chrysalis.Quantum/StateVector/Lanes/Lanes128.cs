using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Chrysalis.Quantum.StateVector.Lanes;

/// <summary>Vectors of 128 bits.</summary>
internal readonly struct Lanes128<T> : ILanes<Vector128<T>, T>
    where T : unmanaged
{
    public static int Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float) ? 2 : 1;
    }

    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512F.VL.IsSupported || AdvSimd.Arm64.IsSupported ? 32 : 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Broadcast(T value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Multiply(Vector128<T> a, Vector128<T> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> MultiplyAdd(Vector128<T> a, Vector128<T> b, Vector128<T> c) => typeof(T) == typeof(float)
        ? Vector128.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector128.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> NegateMultiplyAdd(Vector128<T> a, Vector128<T> b, Vector128<T> c) => typeof(T) == typeof(float)
        ? (Fma.IsSupported
            ? Fma.MultiplyAddNegated(a.AsSingle(), b.AsSingle(), c.AsSingle())
            : Vector128.FusedMultiplyAdd(-a.AsSingle(), b.AsSingle(), c.AsSingle())).As<float, T>()
        : (Fma.IsSupported
            ? Fma.MultiplyAddNegated(a.AsDouble(), b.AsDouble(), c.AsDouble())
            : Vector128.FusedMultiplyAdd(-a.AsDouble(), b.AsDouble(), c.AsDouble())).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Permute(Vector128<T> value, Vector128<T> indices) => typeof(T) == typeof(float)
        ? Vector128.ShuffleNative(value.AsSingle(), indices.AsInt32()).As<float, T>()
        : Vector128.ShuffleNative(value.AsDouble(), indices.AsInt64()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Pick(Vector128<T> a, Vector128<T> b, Vector128<T> indices)
    {
        if (typeof(T) == typeof(float))
            return Avx512F.VL.IsSupported
                ? Avx512F.VL.PermuteVar4x32x2(a.AsSingle(), indices.AsInt32(), b.AsSingle()).As<float, T>()
                : Vector128.ConditionalSelect(
                    Vector128.GreaterThan(indices.AsInt32(), Vector128.Create(3)).AsSingle(), Low(b.AsSingle(), indices.AsInt32()),
                    Low(a.AsSingle(), indices.AsInt32())).As<float, T>();
        return Avx512F.VL.IsSupported
            ? Avx512F.VL.PermuteVar2x64x2(a.AsDouble(), indices.AsInt64(), b.AsDouble()).As<double, T>()
            : Vector128.ConditionalSelect(
                Vector128.GreaterThan(indices.AsInt64(), Vector128.Create(1L)).AsDouble(), Low(b.AsDouble(), indices.AsInt64()),
                Low(a.AsDouble(), indices.AsInt64())).As<double, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> value, Vector128<int> indices) =>
        Vector128.ShuffleNative(value, indices & Vector128.Create(3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Low(Vector128<double> value, Vector128<long> indices) =>
        Vector128.ShuffleNative(value, indices & Vector128.Create(1L));
}
