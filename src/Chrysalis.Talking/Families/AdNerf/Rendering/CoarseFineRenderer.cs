using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Differentiable;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AdNerf.Rendering;

/// <summary>
/// Renders rays as published (Mildenhall 2020, section 5.2; Guo 2021), for training and as the measure of faster ways. It owns neither
/// network.
/// </summary>
internal sealed class CoarseFineRenderer(FaceNerf coarse, FaceNerf fine, CoarseFineSampling sampling)
{
    /// <summary>Renders rays.</summary>
    /// <param name="rays">N rays.</param>
    /// <param name="background">N x 3 in [0, 1]: what is behind the person.</param>
    /// <param name="signal">What the networks are told of the frame.</param>
    /// <param name="range">Where the rays are sampled.</param>
    /// <param name="jitter">Draws the depths while training; null takes fixed ones, as speaking does.</param>
    public RenderedRays Render(RayBatch rays, Tensor background, Tensor signal, DepthRange range, Generator? jitter = null)
    {
        Device device = rays.Origins.device;
        long count = rays.Origins.shape[0];
        Tensor lengths = rays.Lengths(), directions = rays.Directions / lengths;
        Tensor depths = DepthSampling.Even(range, count, sampling.Coarse, device);
        if (jitter is not null)
            depths = DepthSampling.Stratify(depths, TensorDraw.Uniform(jitter, device, count, sampling.Coarse));
        CompositedRays first = SampleCompositing.Composite(
            coarse.Query(rays.At(depths), signal, directions), depths, lengths, background);

        Tensor shares = jitter is null
            ? DepthSampling.EvenShares(count, sampling.Fine, device)
            : TensorDraw.Uniform(jitter, device, count, sampling.Fine);
        Tensor weights = first.Weights.detach().narrow(1, 1, sampling.Coarse - 2);
        Tensor drawn = DepthSampling.InverseTransform(DepthSampling.Middles(depths), weights, shares);
        Tensor all = cat([depths, drawn], 1).sort(1).Values;
        CompositedRays second = SampleCompositing.Composite(fine.Query(rays.At(all), signal, directions), all, lengths, background);
        return new(first, second, all);
    }
}
