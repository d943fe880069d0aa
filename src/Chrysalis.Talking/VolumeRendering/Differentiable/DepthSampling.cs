using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Differentiable;

/// <summary>Where rays are sampled (Mildenhall 2020, section 4 and 5.2), for training: many rays at once.</summary>
internal static class DepthSampling
{
    /// <summary>Evenly from near to far, both included: N x <paramref name="count"/>, a view.</summary>
    public static Tensor Even(DepthRange range, long rays, int count, Device device)
    {
        Tensor t = linspace(0, 1, count, device: device);
        Tensor depths = t.neg().Plus(Scalars.Of(1)).mul(Scalars.Of(range.Near)).Plus(t.mul(Scalars.Of(range.Far)));
        return depths.unsqueeze(0).expand(rays, count);
    }

    /// <summary>One draw within the part of the ray around each depth; the last stays at the end, where the background is.</summary>
    /// <param name="depths">N x S, rising.</param>
    /// <param name="uniform">N x S in [0, 1).</param>
    public static Tensor Stratify(Tensor depths, Tensor uniform)
    {
        long count = depths.shape[1];
        Tensor middles = Middles(depths), first = depths.narrow(1, 0, 1), last = depths.narrow(1, count - 1, 1);
        Tensor lower = cat([first, middles.narrow(1, 0, count - 2)], 1);
        Tensor drawn = lower.Plus((middles - lower) * uniform.narrow(1, 0, count - 1));
        return cat([drawn, last], 1);
    }

    /// <summary>The middles between depths: N x (S - 1).</summary>
    public static Tensor Middles(Tensor depths)
    {
        long gaps = depths.shape[1] - 1;
        return depths.narrow(1, 1, gaps).Plus(depths.narrow(1, 0, gaps)).mul(Scalars.Of(0.5));
    }

    /// <summary>Numbers evenly in [0, 1], both included, instead of draws where nothing is left to chance: N x S, a view.</summary>
    public static Tensor EvenShares(long rays, int count, Device device) =>
        linspace(0, 1, count, device: device).unsqueeze(0).expand(rays, count);

    /// <summary>Draws where the weights are, by the inverse of their cumulative distribution.</summary>
    /// <param name="bins">N x B rising edges.</param>
    /// <param name="weights">N x (B - 1) weights of what lies between them, not negative.</param>
    /// <param name="uniform">N x S in [0, 1].</param>
    /// <returns>N x S depths.</returns>
    public static Tensor InverseTransform(Tensor bins, Tensor weights, Tensor uniform)
    {
        Tensor floored = weights.Plus(Scalars.Of(RayRule.WeightFloor));
        Tensor sums = (floored / floored.sum(1, keepdim: true)).cumsum(1);
        Tensor cumulative = cat([zeros_like(sums.narrow(1, 0, 1)), sums], 1);
        Tensor draws = uniform.contiguous();

        Tensor upper = searchsorted(cumulative, draws, right: true);
        Tensor below = (upper - ones_like(upper)).maximum(zeros_like(upper));
        Tensor above = upper.minimum(full_like(upper, Scalars.Of(bins.shape[1] - 1)));
        Tensor from = cumulative.gather(1, below), lower = bins.gather(1, below);
        Tensor share = cumulative.gather(1, above) - from;
        Tensor divisor = where(share.lt(Scalars.Of(RayRule.SmallestShare)), ones_like(share), share);
        return lower.Plus((draws - from) / divisor * (bins.gather(1, above) - lower));
    }
}
