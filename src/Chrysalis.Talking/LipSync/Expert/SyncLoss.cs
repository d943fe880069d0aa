using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.LipSync.Expert;

/// <summary>
/// How the expert is taught and how it teaches. The cosine of speech and face is read as the probability that they belong
/// together; a pair right half of the time costs ln 2 = 0.693, where a training that learns nothing stays.
/// </summary>
internal static class SyncLoss
{
    private const double Edge = 1e-6;

    /// <summary>Binary cross-entropy of pairs that belong together: what a generator pays.</summary>
    /// <param name="speech">B x values, unit length.</param>
    /// <param name="face">B x values, unit length.</param>
    public static Tensor Together(Tensor speech, Tensor face) => -Probability((speech * face).sum(1)).log().mean();

    /// <summary>Binary cross-entropy of pairs, as published: half of them together, half apart.</summary>
    /// <param name="speech">B x values, unit length.</param>
    /// <param name="face">B x values, unit length.</param>
    /// <param name="together">B, 1 for pairs that belong together and 0 for the others.</param>
    public static Tensor Pairs(Tensor speech, Tensor face, Tensor together) =>
        nn.functional.binary_cross_entropy(Probability((speech * face).sum(1)), together);

    /// <summary>
    /// All pairs of a batch at once: binary cross-entropy, pairs together and apart weighing half each. A batch of n windows
    /// gives n^2 pairs instead of n, and the batch always holds hard ones: that is what leaves 0.693 behind.
    /// </summary>
    /// <param name="speech">n x values, unit length.</param>
    /// <param name="face">n x values, unit length.</param>
    /// <param name="apart">n x n, 1 for pairs that certainly do not belong together; the diagonal belongs together.</param>
    public static Tensor AllPairs(Tensor speech, Tensor face, Tensor apart)
    {
        Tensor probability = Probability(speech.matmul(face.t()));
        Tensor together = -probability.diagonal().log().mean();
        Tensor not = -(probability.neg().Plus(Scalars.Of(1)).log() * apart).sum() / apart.sum();
        return together.Plus(not) * Scalars.Of(0.5);
    }

    /// <summary>Which face of the batch goes with a speech, and the reverse, by a softmax over cosines (van den Oord 2018).</summary>
    /// <param name="speech">n x values, unit length.</param>
    /// <param name="face">n x values, unit length.</param>
    /// <param name="apart">n x n, as in <see cref="AllPairs"/>; other pairs beside the diagonal are left out.</param>
    /// <param name="temperature">Cosines are divided by it.</param>
    public static Tensor Matching(Tensor speech, Tensor face, Tensor apart, double temperature)
    {
        long count = speech.shape[0];
        Tensor excluded = (apart.neg().Plus(Scalars.Of(1)) - eye(count, device: apart.device)) * Scalars.Of(-1e4);
        Tensor scores = (speech.matmul(face.t()) / Scalars.Of(temperature)).Plus(excluded);
        Tensor own = HeldNumbers.Count(count).to(ScalarType.Int64).to(apart.device);
        return nn.functional.cross_entropy(scores, own).Plus(nn.functional.cross_entropy(scores.t(), own)) * Scalars.Of(0.5);
    }

    /// <summary>A cosine as a probability, kept off 0 and 1.</summary>
    private static Tensor Probability(Tensor cosine) => cosine.clamp(Scalars.Of(Edge), Scalars.Of(1 - Edge));
}
