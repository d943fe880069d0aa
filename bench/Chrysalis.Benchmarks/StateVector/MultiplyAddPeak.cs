using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Chrysalis.Benchmarks.StateVector;

/// <summary>The machine's own speed of multiplying and adding in registers, the measure for a simulator that arithmetic limits.</summary>
internal static class MultiplyAddPeak
{
    private const int Steps = 200_000;
    private const int Chains = 10;

    /// <summary>Operations a second in single precision on one thread, the best of some runs; a multiply-add counts two.</summary>
    public static double Measure()
    {
        double best = Best(Run256, Vector256<float>.Count);
        // Without hardware for them, vectors of 512 bits are made of two, and their ten sums leave the registers.
        return Vector512.IsHardwareAccelerated ? Math.Max(best, Best(Run512, Vector512<float>.Count)) : best;
    }

    private static double Best(Func<int, float> run, int lanes)
    {
        double best = 0;
        for (int i = 0; i < 50; i++)
        {
            long start = Stopwatch.GetTimestamp();
            float result = run(Steps);
            best = Math.Max(best, 2.0 * lanes * Chains * Steps / Stopwatch.GetElapsedTime(start).TotalSeconds);
            if (float.IsNaN(result))
                throw new InvalidOperationException("The sums must stay finite.");
        }

        return best;
    }

    /// <summary>Ten sums that do not wait for each other: enough for two units of a latency of four cycles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run512(int steps)
    {
        Vector512<float> x = Vector512.Create(0.5f), y = Vector512.Create(0.25f);
        Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x;
        for (int step = 0; step < steps; step++)
        {
            a = Vector512.FusedMultiplyAdd(a, y, x);
            b = Vector512.FusedMultiplyAdd(b, y, x);
            c = Vector512.FusedMultiplyAdd(c, y, x);
            d = Vector512.FusedMultiplyAdd(d, y, x);
            e = Vector512.FusedMultiplyAdd(e, y, x);
            f = Vector512.FusedMultiplyAdd(f, y, x);
            g = Vector512.FusedMultiplyAdd(g, y, x);
            h = Vector512.FusedMultiplyAdd(h, y, x);
            i = Vector512.FusedMultiplyAdd(i, y, x);
            j = Vector512.FusedMultiplyAdd(j, y, x);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run256(int steps)
    {
        Vector256<float> x = Vector256.Create(0.5f), y = Vector256.Create(0.25f);
        Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x;
        for (int step = 0; step < steps; step++)
        {
            a = Vector256.FusedMultiplyAdd(a, y, x);
            b = Vector256.FusedMultiplyAdd(b, y, x);
            c = Vector256.FusedMultiplyAdd(c, y, x);
            d = Vector256.FusedMultiplyAdd(d, y, x);
            e = Vector256.FusedMultiplyAdd(e, y, x);
            f = Vector256.FusedMultiplyAdd(f, y, x);
            g = Vector256.FusedMultiplyAdd(g, y, x);
            h = Vector256.FusedMultiplyAdd(h, y, x);
            i = Vector256.FusedMultiplyAdd(i, y, x);
            j = Vector256.FusedMultiplyAdd(j, y, x);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j);
    }
}
