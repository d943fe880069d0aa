namespace Chrysalis.Talking.VolumeRendering;

/// <summary>Where a ray is sampled (Mildenhall 2020, "NeRF", sections 4 and 5.2), in plain numbers: the tensors' twin.</summary>
internal static class RayDepths
{
    /// <summary>Evenly from near to far, both included.</summary>
    public static void Even(DepthRange range, Span<float> depths)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depths.Length, 2);
        for (int i = 0; i < depths.Length; i++)
        {
            float t = i / (depths.Length - 1f);
            depths[i] = range.Near * (1 - t) + range.Far * t;
        }
    }

    /// <summary>One draw within the part of the ray around each depth; the last stays at the end, where the background is.</summary>
    /// <param name="depths">Rising depths; they are replaced.</param>
    /// <param name="uniform">A number in [0, 1) for each.</param>
    public static void Stratify(Span<float> depths, ReadOnlySpan<float> uniform)
    {
        float lower = depths[0], last = depths[^1];
        for (int i = 0; i < depths.Length - 1; i++)
        {
            float upper = 0.5f * (depths[i] + depths[i + 1]);
            depths[i] = lower + (upper - lower) * uniform[i];
            lower = upper;
        }

        depths[^1] = last;
    }

    /// <summary>The middles between depths: one fewer than these.</summary>
    public static void Middles(ReadOnlySpan<float> depths, Span<float> middles)
    {
        for (int i = 0; i < middles.Length; i++)
            middles[i] = 0.5f * (depths[i] + depths[i + 1]);
    }

    /// <summary>Numbers evenly in [0, 1], both included, which stand for draws where nothing is to be left to chance.</summary>
    public static void EvenShares(Span<float> uniform)
    {
        for (int i = 0; i < uniform.Length; i++)
            uniform[i] = i / (uniform.Length - 1f);
    }

    /// <summary>
    /// Draws where the weights are, by the inverse of their cumulative distribution: as many depths as there are uniform numbers.
    /// </summary>
    /// <param name="bins">B rising edges.</param>
    /// <param name="weights">B - 1 weights of what lies between them, not negative.</param>
    /// <param name="uniform">Numbers in [0, 1].</param>
    /// <param name="samples">Takes one depth for each of them.</param>
    public static void InverseTransform(
        ReadOnlySpan<float> bins, ReadOnlySpan<float> weights, ReadOnlySpan<float> uniform, Span<float> samples)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, bins.Length - 1);
        Span<float> cumulative = bins.Length <= 256 ? stackalloc float[bins.Length] : new float[bins.Length];
        Accumulate(weights, cumulative);
        for (int s = 0; s < uniform.Length; s++)
        {
            int above = 0;
            while (above < cumulative.Length && cumulative[above] <= uniform[s])
                above++;
            int below = Math.Max(above - 1, 0);
            above = Math.Min(above, cumulative.Length - 1);
            float share = cumulative[above] - cumulative[below];
            float t = (uniform[s] - cumulative[below]) / (share < RayRule.SmallestShare ? 1 : share);
            samples[s] = bins[below] + t * (bins[above] - bins[below]);
        }
    }

    private static void Accumulate(ReadOnlySpan<float> weights, Span<float> cumulative)
    {
        double all = 0, sum = 0;
        foreach (float weight in weights)
            all += weight + RayRule.WeightFloor;
        cumulative[0] = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += (weights[i] + RayRule.WeightFloor) / all;
            cumulative[i + 1] = (float)sum;
        }
    }
}
