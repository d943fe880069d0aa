using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Tests.Reference;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Differentiable;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.VolumeRendering.Differentiable;

public class DifferentiableTests
{
    private static readonly DepthRange Range = new(0.3f, 0.9f);

    [Fact]
    public void Composite_SamplesByRule_EqualsThePublicCode()
    {
        using var scope = NewDisposeScope();
        CompositedRays rays = SampleCompositing.Composite(
            GoldenRays.Raw(), DepthSampling.Even(Range, GoldenRays.Rays, GoldenRays.Samples, CPU), Batch().Lengths(),
            GoldenRays.Background());

        const string golden = "adnerf/adnerf.raw2outputs.";
        Golden.AssertEqual(golden + "rgb.npy", rays.Colour);
        Golden.AssertEqual(golden + "disp.npy", rays.Disparity());
        Golden.AssertEqual(golden + "acc.npy", rays.Opacity());
        Golden.AssertEqual(golden + "weights.npy", rays.Weights);
        Golden.AssertEqual(golden + "depth.npy", rays.Depth);
        Assert.True(allclose(rays.Foreground.Plus(rays.BackgroundWeight().unsqueeze(1) * GoldenRays.Background()), rays.Colour));
    }

    [Fact]
    public void InverseTransform_WeightsByRule_EqualsThePublicCode()
    {
        using var scope = NewDisposeScope();
        Tensor drawn = DepthSampling.InverseTransform(
            DepthSampling.Even(Range, GoldenRays.Rays, GoldenRays.Bins, CPU), GoldenRays.Weights(),
            DepthSampling.EvenShares(GoldenRays.Rays, GoldenRays.Drawn, CPU));

        Golden.AssertEqual("adnerf/adnerf.sample_pdf.npy", drawn);
    }

    [Fact]
    public void Sampling_AnyDraws_AgreesWithThePlainTwin()
    {
        using var scope = NewDisposeScope();
        Tensor uniform = GoldenRule.Input("draws", 0, 1, 3, 10), weights = GoldenRule.Input("weights", 0, 1, 3, 8).pow(8);
        Tensor depths = DepthSampling.Stratify(DepthSampling.Even(Range, 3, 10, CPU), uniform);
        Tensor drawn = DepthSampling.InverseTransform(DepthSampling.Middles(depths), weights, uniform);
        for (int ray = 0; ray < 3; ray++)
        {
            float[] draws = GoldenRays.Of(uniform, ray), plain = new float[10], middles = new float[9], samples = new float[10];
            RayDepths.Even(Range, plain);
            RayDepths.Stratify(plain, draws);
            RayDepths.Middles(plain, middles);
            RayDepths.InverseTransform(middles, GoldenRays.Of(weights, ray), draws, samples);
            Assert.Equal(plain, GoldenRays.Of(depths, ray), (a, b) => MathF.Abs(a - b) < 1e-6);
            Assert.Equal(samples, GoldenRays.Of(drawn, ray), (a, b) => MathF.Abs(a - b) < 1e-5);
        }
    }

    /// <summary>The loss's slope by each raw value is what a small step of that value changes.</summary>
    [Fact]
    public void Composite_Gradient_IsThatOfFiniteDifferences()
    {
        using var scope = NewDisposeScope();
        Tensor raw = GoldenRule.Input("raw", -1, 1, 2, 5, 4).to(ScalarType.Float64).requires_grad_();
        Tensor depths = linspace(1, 2, 5, ScalarType.Float64).unsqueeze(0).expand(2, 5);
        Tensor background = GoldenRule.Input("background", 0, 1, 2, 3).to(ScalarType.Float64);
        Loss(raw).backward();
        Tensor slope = raw.grad!;
        using var _ = no_grad();
        for (int i = 0; i < 40; i++)
        {
            using Tensor step = zeros(40, ScalarType.Float64);
            step[i] = 1e-5;
            double change = (Loss(raw.Plus(step.view(2, 5, 4))) - Loss(raw - step.view(2, 5, 4))).item<double>() / 2e-5;
            Assert.Equal(change, slope.view(-1)[i].item<double>(), 1e-6);
        }

        Tensor Loss(Tensor values) => SampleCompositing.Composite(values, depths, ones(2, 1, ScalarType.Float64), background).Colour
            .Squared().sum();
    }

    [Fact]
    public void RayBatch_OfPixels_HoldsTheCamerasRays()
    {
        using var scope = NewDisposeScope();
        var camera = new PinholeCamera(4, 3, 2, 1, 1);
        CameraPose pose = CameraPose.Identity with { Position = new(1, 2, 3) };

        RayBatch rays = RayBatch.Of(camera, pose, 2, 3, CPU);

        Assert.Equal(camera.Direction(pose, 0, 1), GoldenRays.Vector(rays.Directions, 2));
        Assert.Equal(pose.Position + 2 * camera.Direction(pose, 3, 0), GoldenRays.Vector(rays.At(full(3, 1, 2f)).squeeze(1), 1));
        Assert.Equal(1, GoldenRays.Vector(rays.ViewDirections(), 1).Length(), 1e-6f);
    }

    private static RayBatch Batch() => new(zeros(GoldenRays.Rays, 3), GoldenRays.Directions());
}
