using Chrysalis.Talking.Families.AnyFace.Networks;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AnyFace.Motion;

/// <summary>
/// How much every coefficient is to be widened so that it spreads as far as real mouths do: a regression towards the mean mumbles
/// otherwise.
/// </summary>
internal static class MotionGains
{
    private const double Least = 0.8, Most = 1.6;

    /// <summary>Compares what is heard with what is seen.</summary>
    /// <param name="network">The network, in evaluation.</param>
    /// <param name="clips">Clips with seen mouths.</param>
    /// <param name="known">Gains of other people, from which one person's may differ by a quarter; null where there are none.</param>
    public static float[] Measure(MotionNetwork network, IReadOnlyList<MotionClip> clips, float[]? known)
    {
        using var _ = no_grad();
        int count = clips[0].Coefficients[0].Length;
        var real = new double[count];
        var heard = new double[count];
        foreach (MotionClip clip in clips)
        {
            float[][] spoken = MotionHearing.Run(network, clip);
            for (int k = 0; k < count; k++)
            {
                real[k] += Variance(clip.Coefficients, clip.Counts, k);
                heard[k] += Variance(spoken, clip.Counts, k);
            }
        }

        return [.. Enumerable.Range(0, count).Select(k =>
        {
            double gain = Math.Clamp(Math.Sqrt(real[k] / Math.Max(heard[k], 1e-9)), Least, Most);
            return (float)(known is null ? gain : Math.Clamp(gain, known[k] * 0.8, known[k] * 1.25));
        })];
    }

    private static double Variance(float[][] values, float[] counts, int k)
    {
        double sum = 0, square = 0, all = 0;
        for (int t = 0; t < values.Length; t++)
        {
            if (counts[t] <= 0)
                continue;
            all++;
            sum += values[t][k];
            square += (double)values[t][k] * values[t][k];
        }

        return all == 0 ? 0 : square / all - sum / all * (sum / all);
    }
}
