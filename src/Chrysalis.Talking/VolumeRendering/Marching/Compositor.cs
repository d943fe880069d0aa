using System.Numerics;

namespace Chrysalis.Talking.VolumeRendering.Marching;

/// <summary>
/// Sums up what lies along a ray (Max 1995): a sample stops 1 - exp(-density x length) of what reaches it. A ray ends where less than
/// a threshold goes on. Keeps nothing: may be shared between threads.
/// </summary>
/// <param name="threshold">The share of light below which a ray ends, 0 to 1.</param>
internal sealed class Compositor(float threshold = 1e-4f)
{
    /// <summary>A ray's pixel.</summary>
    /// <param name="samples">Its samples, from front to back.</param>
    /// <param name="seen">What is at each.</param>
    public Pixel Composite(ReadOnlySpan<RaySample> samples, ReadOnlySpan<Radiance> seen)
    {
        var pixel = default(Pixel);
        float light = 1;
        for (int i = 0; i < samples.Length; i++)
        {
            float stopped = Stopped(samples[i], seen[i]);
            float weight = stopped * light;
            pixel = new(pixel.Colour + weight * seen[i].Colour, pixel.Opacity + weight, pixel.Depth + weight * samples[i].End);
            light *= 1 - stopped;
            if (light < threshold)
                break;
        }

        return pixel;
    }

    /// <summary>
    /// Goes on with a ray where <see cref="Composite"/> would, but looks at the light that reached a sample, not at what it let through:
    /// so do the public programs when they render a few samples at a time.
    /// </summary>
    /// <param name="pixel">What the ray has gathered before.</param>
    /// <param name="samples">Its next samples.</param>
    /// <param name="seen">What is at each.</param>
    /// <returns>What it has gathered now, and whether it has ended.</returns>
    public (Pixel Pixel, bool HasEnded) GoOn(Pixel pixel, ReadOnlySpan<RaySample> samples, ReadOnlySpan<Radiance> seen)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            float light = 1 - pixel.Opacity;
            float weight = Stopped(samples[i], seen[i]) * light;
            pixel = new(pixel.Colour + weight * seen[i].Colour, pixel.Opacity + weight, pixel.Depth + weight * samples[i].End);
            if (light < threshold)
                return (pixel, true);
        }

        return (pixel, false);
    }

    /// <summary>How a ray's pixel changes with each of its samples.</summary>
    /// <param name="samples">Its samples.</param>
    /// <param name="seen">What is at each.</param>
    /// <param name="pixel">What <see cref="Composite"/> made of them.</param>
    /// <param name="slope">How the loss changes with the pixel's colour and opacity; its depth is not trained.</param>
    /// <param name="slopes">Takes how the loss changes with each density and colour; 0 behind the end of the ray.</param>
    public void Backward(
        ReadOnlySpan<RaySample> samples, ReadOnlySpan<Radiance> seen, Pixel pixel, (Vector3 Colour, float Opacity) slope,
        Span<Radiance> slopes)
    {
        slopes.Clear();
        float light = 1;
        Vector3 sofar = Vector3.Zero;
        for (int i = 0; i < samples.Length; i++)
        {
            float stopped = Stopped(samples[i], seen[i]);
            float weight = stopped * light;
            sofar += weight * seen[i].Colour;
            light *= 1 - stopped;
            // More density here adds this colour to what went on, and takes from all that lies behind.
            Vector3 colour = light * seen[i].Colour - (pixel.Colour - sofar);
            float density = Vector3.Dot(slope.Colour, colour) + slope.Opacity * (1 - pixel.Opacity);
            slopes[i] = new(samples[i].Length * density, weight * slope.Colour);
            if (light < threshold)
                break;
        }
    }

    private static float Stopped(RaySample sample, Radiance seen) => 1 - MathF.Exp(-seen.Density * sample.Length);
}
