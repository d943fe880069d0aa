using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Differentiable;

/// <summary>What rays see of their samples (Mildenhall 2020, eq. 3; the background as last sample: Guo 2021), for training.</summary>
internal static class SampleCompositing
{
    /// <summary>Lays the samples of rays over each other and over the background.</summary>
    /// <param name="raw">N x S x 4: colour before the sigmoid, density before the rectifier; the last colour is not looked at.</param>
    /// <param name="depths">N x S, rising.</param>
    /// <param name="directionLengths">N x 1: lengths of the rays' directions, which the depths are multiples of.</param>
    /// <param name="background">N x 3 in [0, 1].</param>
    public static CompositedRays Composite(Tensor raw, Tensor depths, Tensor directionLengths, Tensor background)
    {
        long last = depths.shape[1] - 1;
        Tensor gaps = depths.narrow(1, 1, last) - depths.narrow(1, 0, last);
        gaps = cat([gaps, full_like(gaps.narrow(1, 0, 1), Scalars.Of(RayRule.LastGap))], 1) * directionLengths;

        Tensor density = raw.select(2, 3).relu().Plus(Scalars.Of(RayRule.DensityFloor));
        Tensor alpha = (density * gaps).neg().exp().neg().Plus(Scalars.Of(1));
        Tensor passed = alpha.neg().Plus(Scalars.Of(1)).Plus(Scalars.Of(RayRule.TransmittanceFloor)).narrow(1, 0, last).cumprod(1);
        Tensor weights = alpha * cat([ones_like(alpha.narrow(1, 0, 1)), passed], 1);

        Tensor colours = raw.narrow(1, 0, last).narrow(2, 0, 3).sigmoid();
        Tensor foreground = (weights.narrow(1, 0, last).unsqueeze(2) * colours).sum(1);
        Tensor colour = foreground.Plus(weights.narrow(1, last, 1) * background);
        return new(colour, foreground, weights, (weights * depths).sum(1));
    }
}
