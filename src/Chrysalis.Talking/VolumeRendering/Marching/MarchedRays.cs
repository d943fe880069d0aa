namespace Chrysalis.Talking.VolumeRendering.Marching;

/// <summary>The samples of many rays, one ray's after the other's.</summary>
/// <param name="Samples">All samples.</param>
/// <param name="Starts">The index of each ray's first sample, and behind them the count of all.</param>
internal sealed record MarchedRays(RaySample[] Samples, int[] Starts)
{
    /// <summary>Rays.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>The samples of a ray.</summary>
    public ReadOnlySpan<RaySample> Of(int ray) => Samples.AsSpan(Starts[ray]..Starts[ray + 1]);

    /// <summary>Marches along rays, on all cores; the result does not depend on how many there are.</summary>
    /// <param name="marcher">How to walk.</param>
    /// <param name="rays">The rays.</param>
    /// <param name="spans">Where each is in the scene's box.</param>
    public static MarchedRays March(RayMarcher marcher, IReadOnlyList<Ray> rays, IReadOnlyList<RaySpan> spans)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(spans.Count, rays.Count);
        int most = marcher.Steps.MostSamples;
        var found = new RaySample[rays.Count * most];
        var counts = new int[rays.Count];
        Parallel.For(0, rays.Count, i => counts[i] = marcher.March(rays[i], spans[i].Near, spans[i].Far, found.AsSpan(i * most, most)));
        var starts = new int[rays.Count + 1];
        for (int i = 0; i < rays.Count; i++)
            starts[i + 1] = starts[i] + counts[i];
        var samples = new RaySample[starts[^1]];
        for (int i = 0; i < rays.Count; i++)
            found.AsSpan(i * most, counts[i]).CopyTo(samples.AsSpan(starts[i]));
        return new(samples, starts);
    }
}
