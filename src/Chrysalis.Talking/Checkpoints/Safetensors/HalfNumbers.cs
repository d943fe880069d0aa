using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Chrysalis.Talking.Checkpoints.Safetensors;

/// <summary>Numbers of half precision (IEEE 754 binary16).</summary>
internal static class HalfNumbers
{
    private const uint Magnitude = 0x7FFF, Sign = 0x8000, Infinite = 0x7C00, SingleInfinite = 0x7F800000;

    // Of single precision's exponent to that of half precision: 2^(127 - 15).
    private const float Exponents = 5.192296858534828e33f;

    /// <summary>
    /// Widens numbers to single precision, without rounding. Compiled to its end at once: the library's own way takes a tenth of a second
    /// for the first model, most of it before it is compiled well.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Widen(ReadOnlySpan<ushort> halves, Span<float> singles)
    {
        int i = 0;
        for (; i + Vector128<ushort>.Count <= halves.Length; i += Vector128<ushort>.Count)
        {
            (Vector128<uint> lower, Vector128<uint> upper) = Vector128.Widen(Vector128.Create(halves[i..]));
            Widen(lower).CopyTo(singles[i..]);
            Widen(upper).CopyTo(singles[(i + Vector128<uint>.Count)..]);
        }

        for (; i < halves.Length; i++)
            singles[i] = (float)BitConverter.UInt16BitsToHalf(halves[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Widen(Vector128<uint> half)
    {
        Vector128<uint> magnitude = half & Vector128.Create(Magnitude);
        Vector128<uint> sign = (half & Vector128.Create(Sign)) << 16;
        // Also right for those below the least normal number; the multiplication gives them an exponent.
        Vector128<uint> scaled = ((magnitude << 13).AsSingle() * Exponents).AsUInt32();
        Vector128<uint> endless = Vector128.GreaterThanOrEqual(magnitude, Vector128.Create(Infinite)) & Vector128.Create(SingleInfinite);
        return (scaled | endless | sign).AsSingle();
    }
}
