using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Differentiable;

/// <summary>What rays see.</summary>
/// <param name="Colour">N x 3: red, green, blue in [0, 1], the background included.</param>
/// <param name="Foreground">N x 3: the same of all samples but the last, which is the background.</param>
/// <param name="Weights">N x S: the share of light that comes from each sample.</param>
/// <param name="Depth">N: mean depth of what is seen, in lengths of the rays' directions.</param>
internal sealed record CompositedRays(Tensor Colour, Tensor Foreground, Tensor Weights, Tensor Depth)
{
    /// <summary>N: the sum of all weights: 1 but for rounding, as the background closes the rays.</summary>
    public Tensor Opacity() => Weights.sum(1);

    /// <summary>N: the inverse of the depth.</summary>
    public Tensor Disparity()
    {
        Tensor depth = Depth / Opacity();
        return depth.maximum(full_like(depth, Scalars.Of(RayRule.SmallestDepth))).reciprocal();
    }

    /// <summary>N: the share of light that comes from the background.</summary>
    public Tensor BackgroundWeight() => Weights.select(1, Weights.shape[1] - 1);
}
