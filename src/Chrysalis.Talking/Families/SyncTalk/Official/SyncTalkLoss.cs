using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>
/// What a head is taught by, as the public code weighs it; without the perceptual terms, whose network is not part of this program.
/// </summary>
internal static class SyncTalkLoss
{
    private const float LeastWeight = 0.2f, MostDoubt = 10, Sure = 1e-5f;

    /// <summary>The mean over rays.</summary>
    /// <param name="rays">What they gathered.</param>
    /// <param name="shown">Their colours before the background, N x 3.</param>
    /// <param name="wanted">The footage's, N x 3.</param>
    /// <param name="inFace">1 where a ray is in the face's box, N.</param>
    /// <param name="inLower">1 where it is below the nose, N.</param>
    /// <param name="progress">How much of the training is done, 0 to 1.</param>
    /// <param name="weighs">Whether uncertainty weighs: not while lips are looked at.</param>
    /// <param name="recipe">The weights.</param>
    public static Tensor Of(
        SyncTalkRays rays, Tensor shown, Tensor wanted, Tensor inFace, Tensor inLower, double progress, bool weighs, SyncTalkRecipe recipe)
    {
        Tensor loss = (shown - wanted).abs().mean([1]);
        if (weighs)
            loss = Weighed(rays.Uncertainty, loss, shown, wanted, inFace, progress);
        Tensor seen = rays.Opacity.clamp(Scalars.Of(Sure), Scalars.Of(1 - Sure)), through = seen.neg().Plus(Scalars.Of(1));
        Tensor entropy = (seen * seen.log2()).Plus(through * through.log2()).neg().mean();
        Tensor still = (rays.Speech * inLower.neg().Plus(Scalars.Of(1))).mean().Plus((rays.Expression * inLower).mean());
        return loss.mean().Plus(entropy * Scalars.Of(recipe.EntropyTerm)).Plus(still * Scalars.Of(progress * recipe.AttentionTerm));
    }

    /// <summary>How little speech, upper face and doubt change from places to their neighbours.</summary>
    public static Tensor Smoothness(Networks.HeadRadiance here, Networks.HeadRadiance beside) =>
        (here.Uncertainty.detach() - beside.Uncertainty).abs().mean()
            .Plus((here.Volume.SpeechAttention.detach() - beside.Volume.SpeechAttention).abs().mean())
            .Plus((here.Volume.ExpressionAttention.detach() - beside.Volume.ExpressionAttention).abs().mean());

    /// <summary>Rays of which little is known weigh more; what is known of them is taught by how far they are off.</summary>
    private static Tensor Weighed(Tensor uncertainty, Tensor loss, Tensor shown, Tensor wanted, Tensor inFace, double progress)
    {
        Tensor doubt = uncertainty.detach().softmax(0) * Scalars.Of(uncertainty.shape[0]);
        Tensor weight = (doubt * Scalars.Of(progress)).Plus(Scalars.Of(1 - progress)).clamp(Scalars.Of(0), Scalars.Of(MostDoubt));
        Tensor weighed = loss * (weight * Scalars.Of(1 - LeastWeight)).Plus(Scalars.Of(LeastWeight));
        Tensor beta = uncertainty.Plus(Scalars.Of(1)), off = (shown - wanted).detach().Squared().sum(1).sqrt();
        Tensor known = (off / (beta.Squared() * Scalars.Of(2))).Plus(beta.log().Squared() / Scalars.Of(2)) * inFace;
        Tensor outside = uncertainty * inFace.neg().Plus(Scalars.Of(1));
        return weighed.Plus(known.Plus(outside) * Scalars.Of(0.01 * progress));
    }
}
