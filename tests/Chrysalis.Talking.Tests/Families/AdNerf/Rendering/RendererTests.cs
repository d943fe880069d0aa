using Chrysalis.Talking.Torch;
using System.Numerics;
using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.Families.AdNerf.Rendering;
using Chrysalis.Talking.Tests.Reference;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Differentiable;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.AdNerf.Rendering;

public sealed class RendererTests : IDisposable
{
    private static readonly DepthRange Range = new(0.3f, 0.9f);
    private static readonly PinholeCamera Camera = new(3, 2, 4, 1.5f, 1);
    private static readonly CameraPose Pose = CameraPose.Identity with { Position = new(0.05f, -0.02f, 0.6f) };
    private readonly FaceNerf coarse = Filled(new(FaceNerfShape.Head), 40), fine = Filled(new(FaceNerfShape.Head), 60);
    private readonly FaceNerf torso = Filled(new(FaceNerfShape.Torso), 50);

    public void Dispose()
    {
        coarse.Dispose();
        fine.Dispose();
        torso.Dispose();
    }

    [Fact]
    public void Render_PublishedSampling_AgreesWithThePlainTwin()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor signal = Signal(), background = Background();
        CompositedRays rays = new CoarseFineRenderer(coarse, fine, CoarseFineSampling.Published)
            .Render(Rays(), background, signal, Range).Fine;
        var plain = new PlainRenderer(
            new(FaceNerfShape.Head, PlainWeights.Of(coarse)), new(FaceNerfShape.Head, PlainWeights.Of(fine)),
            CoarseFineSampling.Published);
        float[] values = signal.data<float>().ToArray();
        for (int pixel = 0; pixel < 3; pixel++)
        {
            CompositedRay ray = plain.Render(
                Pose.Position, Camera.Direction(Pose, pixel, 0), Vector(background, pixel), values, Range);
            Assert.True((ray.Colour - Vector(rays.Colour, pixel)).Length() < 1e-4, $"{ray.Colour} {Vector(rays.Colour, pixel)}");
            Assert.True((ray.Foreground - Vector(rays.Foreground, pixel)).Length() < 1e-4);
            Assert.Equal(ray.Depth, rays.Depth[pixel].item<float>(), 1e-4f);
            Assert.Equal(ray.BackgroundWeight, rays.BackgroundWeight()[pixel].item<float>(), 1e-4f);
            Assert.InRange(ray.BackgroundWeight, 0.001f, 0.999f);
        }
    }

    [Fact]
    public void Render_Jittered_DependsOnTheGeneratorOnly()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var renderer = new CoarseFineRenderer(coarse, fine, new(8, 8));
        RenderedRays Drawn(ulong seed) => renderer.Render(Rays(), Background(), Signal(), Range, new Generator(seed, CPU));
        RenderedRays first = Drawn(1);

        Assert.True(first.FineDepths.equal(Drawn(1).FineDepths).all().item<bool>());
        Assert.False(first.FineDepths.equal(Drawn(2).FineDepths).all().item<bool>());
        Assert.Equal([6, 16], first.FineDepths.shape);
        Assert.True((first.FineDepths.narrow(1, 1, 15) >= first.FineDepths.narrow(1, 0, 15)).all().item<bool>());
        Assert.Equal(Range.Far, first.FineDepths.max().item<float>(), 1e-6f);
        Assert.True(first.FineDepths.min().item<float>() >= Range.Near);
    }

    /// <summary>The fine network's picture does not teach the coarse network: the depths are drawn, not learnt.</summary>
    [Fact]
    public void Render_Losses_TeachEachNetworkItsOwn()
    {
        using var scope = NewDisposeScope();
        RenderedRays rays = new CoarseFineRenderer(coarse, fine, new(8, 8))
            .Render(Rays(), Background(), Signal(), Range, new Generator(3, CPU));

        rays.Fine.Colour.Squared().sum().backward();
        Assert.Null(coarse.get_parameter("pts_linears.0.weight")!.grad);
        Assert.True(fine.get_parameter("pts_linears.0.weight")!.grad!.abs().max().item<float>() > 0);
        rays.Coarse.Colour.Squared().sum().backward();
        Tensor slope = coarse.get_parameter("pts_linears.0.weight")!.grad!;
        Assert.True(slope.isfinite().all().item<bool>());
        Assert.True(slope.abs().max().item<float>() > 0);
    }

    [Fact]
    public void FrameRenderer_TorsoBeforeTheHead_LetsTheHeadThroughWhereItIsThin()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var head = new CoarseFineRenderer(coarse, fine, new(6, 6));
        var body = new CoarseFineRenderer(torso, torso, new(6, 6));
        Tensor code = Signal(), background = Background();

        float[] frame = Frame(new(head, body), code, background);

        CompositedRays face = head.Render(Rays(), background, code, Range).Fine;
        CompositedRays shoulders = body.Render(
            RayBatch.Of(Camera, CameraPose.Identity, 0, 6, CPU), background, cat([code, tensor(TorsoSignal.Encode(Pose))]), Range).Fine;
        Tensor expected = (shoulders.Weights.narrow(1, 11, 1) * face.Colour).Plus(shoulders.Foreground);
        Assert.True(allclose(expected.view(-1), tensor(frame), atol: 1e-5));
        Assert.True(allclose(face.Colour.view(-1), tensor(Frame(new(head, null), code, background)), atol: 1e-5));
    }

    [Fact]
    public void FrameRenderer_ManyFrames_HoldNoMoreTensors()
    {
        using var outer = NewDisposeScope();
        var renderer = new FrameRenderer(new(coarse, fine, new(4, 4)), new(torso, torso, new(4, 4)));
        Tensor code = Signal(), background = Background();
        Frame(renderer, code, background);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        for (int i = 0; i < 3; i++)
            Frame(renderer, code, background);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static float[] Frame(FrameRenderer renderer, Tensor code, Tensor background) =>
        renderer.Render(Camera, Pose, CameraPose.Identity, code, background, Range, TestContext.Current.CancellationToken);

    private static RayBatch Rays() => RayBatch.Of(Camera, Pose, 0, 6, CPU);

    private static Tensor Signal() => GoldenRule.Input("code", -1, 1, 64);

    private static Tensor Background() => GoldenRule.Input("background", 0, 1, 6, 3);

    private static Vector3 Vector(Tensor all, int row) => new(all[row].contiguous().data<float>().ToArray());

    /// <summary>Densities are multiplied, so that rays end within their range and weights differ along them.</summary>
    private static FaceNerf Filled(FaceNerf network, float density)
    {
        using var _ = no_grad();
        GoldenRule.Fill(network).get_parameter("alpha_linear.weight")!.mul_(density);
        return network;
    }
}
