using System.Numerics;
using Chrysalis.Talking.Tests.Reference;
using Chrysalis.Talking.VolumeRendering;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.VolumeRendering;

public class RayCompositingTests
{
    private static readonly Vector3 Green = new(0, 1, 0);

    [Fact]
    public void Composite_SamplesByRule_EqualsThePublicCode()
    {
        using var scope = NewDisposeScope();
        Tensor raw = GoldenRays.Raw(), directions = GoldenRays.Directions(), background = GoldenRays.Background();
        var depths = new float[GoldenRays.Samples];
        RayDepths.Even(new(0.3f, 0.9f), depths);
        var rays = new CompositedRay[GoldenRays.Rays];
        var weights = new float[GoldenRays.Rays, GoldenRays.Samples];
        var own = new float[GoldenRays.Samples];
        for (int ray = 0; ray < rays.Length; ray++)
        {
            rays[ray] = RayCompositing.Composite(
                GoldenRays.Of(raw, ray), depths, GoldenRays.Vector(directions, ray).Length(), GoldenRays.Vector(background, ray), own);
            for (int i = 0; i < own.Length; i++)
                weights[ray, i] = own[i];
        }

        const string golden = "adnerf/adnerf.raw2outputs.";
        Golden.AssertEqual(golden + "rgb.npy", tensor(rays.SelectMany(r => (float[])[r.Colour.X, r.Colour.Y, r.Colour.Z]).ToArray()));
        Golden.AssertEqual(golden + "disp.npy", tensor(rays.Select(r => r.Disparity).ToArray()));
        Golden.AssertEqual(golden + "acc.npy", tensor(rays.Select(r => r.Opacity).ToArray()));
        Golden.AssertEqual(golden + "depth.npy", tensor(rays.Select(r => r.Depth).ToArray()));
        Golden.AssertEqual(golden + "weights.npy", tensor(weights));
    }

    [Fact]
    public void Composite_ThinAir_ShowsTheBackground()
    {
        CompositedRay ray = Composite([Sample(5, -9), Sample(5, -9), Sample(5, 9)], Green, out float[] weights);

        Assert.True((ray.Colour - Green).Length() < 1e-5);
        Assert.True(ray.Foreground.Length() < 1e-5);
        Assert.InRange(ray.BackgroundWeight, 0.99999f, 1);
        Assert.InRange(ray.Depth, 2.9999f, 3.0001f);
        Assert.Equal(3, weights.Length);
    }

    [Fact]
    public void Composite_OpaqueSample_HidesWhatIsBehind()
    {
        CompositedRay ray = Composite([Sample(0, -1), Sample(0, 1000), Sample(0, 1000)], Green, out float[] weights);

        Assert.InRange(weights[1], 0.9999f, 1);
        Assert.True((ray.Colour - new Vector3(0.5f)).Length() < 1e-4);
        Assert.InRange(ray.Depth, 1.999f, 2.001f);
        Assert.InRange(ray.Disparity, 0.499f, 0.501f);
    }

    /// <summary>Density ln 2 over a gap of 1 lets half the light pass; twice as long a direction makes it a quarter.</summary>
    [Theory]
    [InlineData(1, 0.5f)]
    [InlineData(2, 0.25f)]
    public void Composite_HalfTransparentSample_WeighsByItsGap(float directionLength, float passing)
    {
        float[] raw = [0, 0, 0, MathF.Log(2), 0, 0, 0, 0];
        var weights = new float[2];

        CompositedRay ray = RayCompositing.Composite(raw, [1, 2], directionLength, Green, weights);

        Assert.Equal(1 - passing, weights[0], 1e-5f);
        Assert.Equal(passing, ray.BackgroundWeight, 1e-5f);
        Assert.Equal(0.5f * (1 - passing) + passing, ray.Colour.Y, 1e-5f);
    }

    private static CompositedRay Composite(float[][] samples, Vector3 background, out float[] weights)
    {
        weights = new float[samples.Length];
        return RayCompositing.Composite([.. samples.SelectMany(s => s)], [1, 2, 3], 1, background, weights);
    }

    private static float[] Sample(float colour, float density) => [colour, colour, colour, density];
}
