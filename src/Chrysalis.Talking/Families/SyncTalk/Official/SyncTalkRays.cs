using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>What rays gather, for training (Max 1995, as the public kernels sum it up).</summary>
/// <param name="Colour">Red, green and blue, each times its weight: what is behind is still to be added, N x 3.</param>
/// <param name="Opacity">The sum of the weights, N.</param>
/// <param name="Speech">The sum of the speech's attention, N.</param>
/// <param name="Expression">The sum of the upper face's attention, N.</param>
/// <param name="Uncertainty">The uncertainty, each times its weight, N.</param>
internal sealed record SyncTalkRays(Tensor Colour, Tensor Opacity, Tensor Speech, Tensor Expression, Tensor Uncertainty)
{
    /// <summary>A ray ends where less than this share of light goes on.</summary>
    private const float Least = 1e-4f;

    /// <summary>Sums up.</summary>
    public static SyncTalkRays Composite(SyncTalkSamples samples, HeadRadiance seen)
    {
        long rays = samples.Lengths.shape[0], most = samples.Lengths.shape[1];
        Tensor density = zeros(rays * most).index_copy(0, samples.Slot, seen.Volume.Density).view(rays, most);
        Tensor passed = (density * samples.Lengths).neg().exp();
        Tensor reached = cat([ones(rays, 1), passed.narrow(1, 0, most - 1).cumprod(1)], 1);
        Tensor weights = passed.neg().Plus(Scalars.Of(1)) * reached * reached.detach().ge(Scalars.Of(Least)).to(ScalarType.Float32);
        Tensor weight = weights.view(-1).index_select(0, samples.Slot);
        return new(
            zeros(rays, 3).index_add(0, samples.Ray, seen.Colour * weight.unsqueeze(1), Scalars.Of(1)), weights.sum(1),
            Sum(samples, rays, seen.Volume.SpeechAttention.squeeze(1)), Sum(samples, rays, seen.Volume.ExpressionAttention.squeeze(1)),
            Sum(samples, rays, seen.Uncertainty.squeeze(1) * weight));
    }

    /// <summary>The colours before a background, N x 3.</summary>
    public Tensor Over(Tensor background) => Colour.Plus(Opacity.neg().Plus(Scalars.Of(1)).unsqueeze(1) * background);

    private static Tensor Sum(SyncTalkSamples samples, long rays, Tensor values) =>
        zeros(rays).index_add(0, samples.Ray, values, Scalars.Of(1));
}
