using System.Numerics;
using System.Runtime.InteropServices;

namespace Chrysalis.Talking.VolumeRendering.Marching;

/// <summary>
/// Renders rays as the public programs do when they speak: all rays that still go on take a few samples, the field is asked for all of
/// them, and rays that have ended drop out. The fewer rays are left the more samples each takes (up to 8), so that some may take a few
/// more than the most of the march. Keeps nothing: may be shared between threads.
/// </summary>
internal sealed class StagedRenderer(RayMarcher marcher, Compositor compositor)
{
    private const int MostAtOnce = 8;

    /// <summary>The rays' pixels, without a background.</summary>
    /// <param name="rays">The rays.</param>
    /// <param name="spans">Where each is in the scene's box.</param>
    /// <param name="field">The scene.</param>
    public Pixel[] Render(IReadOnlyList<Ray> rays, IReadOnlyList<RaySpan> spans, RadianceField field)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(spans.Count, rays.Count);
        var pixels = new Pixel[rays.Count];
        float[] reached = [.. spans.Select(span => span.Near)];
        int[] going = [.. Enumerable.Range(0, rays.Count)];
        for (int taken = 0; taken < marcher.Steps.MostSamples && going.Length > 0;)
        {
            int atOnce = Math.Clamp(rays.Count / going.Length, 1, MostAtOnce);
            going = Stage(rays, spans, field, (pixels, reached, going), atOnce);
            taken += atOnce;
        }

        return pixels;
    }

    /// <summary>Takes a few samples of each ray; those that go on.</summary>
    private int[] Stage(
        IReadOnlyList<Ray> rays, IReadOnlyList<RaySpan> spans, RadianceField field, (Pixel[] Pixels, float[] Reached, int[] Going) state,
        int atOnce)
    {
        var samples = new List<RaySample>();
        var directions = new List<Vector3>();
        var counts = new int[state.Going.Length];
        var next = new RaySample[atOnce];
        foreach ((int i, int ray) in state.Going.Index())
        {
            counts[i] = marcher.March(rays[ray], state.Reached[ray], spans[ray].Far, next);
            samples.AddRange(next.AsSpan(0, counts[i]));
            directions.AddRange(Enumerable.Repeat(rays[ray].Direction, counts[i]));
        }

        Radiance[] seen = samples.Count > 0 ? field(samples, directions) : [];
        var goOn = new List<int>();
        int start = 0;
        foreach ((int i, int ray) in state.Going.Index())
        {
            ReadOnlySpan<RaySample> own = CollectionsMarshal.AsSpan(samples).Slice(start, counts[i]);
            (state.Pixels[ray], bool ended) = compositor.GoOn(state.Pixels[ray], own, seen.AsSpan(start, counts[i]));
            start += counts[i];
            if (ended || counts[i] < atOnce)
                continue;
            state.Reached[ray] = own[^1].End;
            goOn.Add(ray);
        }

        return [.. goOn];
    }
}
