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
        double best = 0;
        for (int run = 0; run < 50; run++)
        {
            long start = Stopwatch.GetTimestamp();
            float result = Run(Steps);
            best = Math.Max(best, 2.0 * Vector512<float>.Count * Chains * Steps / Stopwatch.GetElapsedTime(start).TotalSeconds);
            if (float.IsNaN(result))
                throw new InvalidOperationException("The sums must stay finite.");
        }

        return best;
    }

    /// <summary>Ten sums that do not wait for each other: enough for two units of a latency of four cycles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run(int steps)
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
}
