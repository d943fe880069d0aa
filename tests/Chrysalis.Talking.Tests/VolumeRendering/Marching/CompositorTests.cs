using System.Numerics;
using Chrysalis.Talking.VolumeRendering.Marching;

namespace Chrysalis.Talking.Tests.VolumeRendering.Marching;

public sealed class CompositorTests
{
    [Fact]
    public void Composite_OfAnEvenFog_IsTheClosedForm()
    {
        RaySample[] samples = [.. Enumerable.Range(0, 50).Select(i => new RaySample(default, 0.02f, 2 + 0.02f * (i + 1)))];
        Radiance[] seen = [.. samples.Select(_ => new Radiance(3, new(0.2f, 0.5f, 0.9f)))];
        Pixel pixel = new Compositor().Composite(samples, seen);
        float opacity = 1 - MathF.Exp(-3);
        Assert.Equal(opacity, pixel.Opacity, 1e-5);
        Assert.InRange(Vector3.Distance(pixel.Colour, opacity * new Vector3(0.2f, 0.5f, 0.9f)), 0, 1e-5f);
        Assert.InRange(Vector3.Distance(pixel.Over(Vector3.One), pixel.Colour + new Vector3(MathF.Exp(-3))), 0, 1e-5f);
        // The mean depth of an exponential fall of 3 a unit, cut off after one unit.
        Assert.Equal(2 * opacity + 1f / 3 - MathF.Exp(-3) * 4 / 3, pixel.Depth, 0.02);
    }

    [Fact]
    public void Composite_BehindAWall_SeesNothing()
    {
        RaySample[] samples = [new(default, 1, 1), new(default, 1, 2), new(default, 1, 3)];
        Radiance[] seen = [new(0, Vector3.One), new(50, Vector3.UnitX), new(50, Vector3.UnitY)];
        Pixel pixel = new Compositor().Composite(samples, seen);
        Assert.Equal((Vector3.UnitX, 1f, 2f), (pixel.Colour, pixel.Opacity, pixel.Depth));
        Assert.Equal(0.25f, pixel.RelativeDepth(new(1.5f, 3.5f)));
        Assert.Equal(0, pixel.RelativeDepth(RaySpan.Missed));
    }

    [Fact]
    public void GoOn_InPortions_EqualsTheWhole()
    {
        (RaySample[] samples, Radiance[] seen) = Scene(40, 1);
        Pixel whole = new Compositor().Composite(samples, seen), portions = default;
        for (int i = 0; i < 40; i += 8)
            (portions, _) = new Compositor().GoOn(portions, samples.AsSpan(i, 8), seen.AsSpan(i, 8));
        Assert.Equal(whole.Opacity, portions.Opacity, 1e-5);
        Assert.Equal(whole.Depth, portions.Depth, 1e-5);
        Assert.InRange(Vector3.Distance(whole.Colour, portions.Colour), 0, 1e-5f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void Backward_OfAnyRay_EqualsFiniteDifferences(float density)
    {
        (RaySample[] samples, Radiance[] seen) = Scene(12, density);
        (Vector3 Colour, float Opacity) slope = (new(0.7f, -1.1f, 0.4f), -0.6f);
        var compositor = new Compositor(threshold: 0);
        var slopes = new Radiance[12];
        compositor.Backward(samples, seen, compositor.Composite(samples, seen), slope, slopes);

        double Loss() => Double(samples, seen, slope);
        for (int i = 0; i < 12; i++)
        {
            Radiance own = seen[i];
            Assert.Equal(Difference(h => seen[i] = own with { Density = own.Density + h }, Loss), slopes[i].Density, 1e-4);
            for (int channel = 0; channel < 3; channel++)
                Assert.Equal(
                    Difference(h => seen[i] = own with { Colour = own.Colour.WithElement(channel, own.Colour[channel] + h) }, Loss),
                    slopes[i].Colour[channel], 1e-4);
        }
    }

    [Fact]
    public void Backward_BehindTheEndOfARay_IsZero()
    {
        RaySample[] samples = [new(default, 1, 1), new(default, 1, 2)];
        Radiance[] seen = [new(50, Vector3.UnitX), new(1, Vector3.UnitY)];
        var compositor = new Compositor();
        Radiance[] slopes = [new(9, default), new(9, default)];
        compositor.Backward(samples, seen, compositor.Composite(samples, seen), (Vector3.One, 1), slopes);
        Assert.Equal(default, slopes[1]);
        Assert.Equal(Vector3.One, slopes[0].Colour);
    }

    private static double Difference(Action<float> move, Func<double> loss)
    {
        const float step = 1 / 256f;
        move(step);
        double above = loss();
        move(-step);
        double below = loss();
        move(0);
        return (above - below) / (2 * step);
    }

    /// <summary>The loss in double precision.</summary>
    private static double Double(RaySample[] samples, Radiance[] seen, (Vector3 Colour, float Opacity) slope)
    {
        double light = 1, loss = 0;
        foreach ((RaySample sample, Radiance at) in samples.Zip(seen))
        {
            double through = Math.Exp(-(double)at.Density * sample.Length);
            double value = slope.Colour.X * at.Colour.X + slope.Colour.Y * at.Colour.Y + slope.Colour.Z * at.Colour.Z + slope.Opacity;
            loss += light * (1 - through) * value;
            light *= through;
        }

        return loss;
    }

    private static (RaySample[] Samples, Radiance[] Seen) Scene(int count, float density)
    {
        var random = new Random(count);
        var samples = new RaySample[count];
        float end = 2;
        for (int i = 0; i < count; i++)
        {
            float length = 0.02f + 0.05f * random.NextSingle();
            samples[i] = new(default, length, end += length);
        }

        return (samples,
            [.. samples.Select(_ => new Radiance(
                density * 2 * random.NextSingle(), new(random.NextSingle(), random.NextSingle(), random.NextSingle())))]);
    }
}
