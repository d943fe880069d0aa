using Chrysalis.Talking.Phones;

namespace Chrysalis.Talking.Families.AnyFace.Curves;

/// <summary>How much of each of the 15 visemes of games a frame shows.</summary>
internal static class Visemes
{
    /// <summary>The softmax of a network's scores, faded to silence as the voice does.</summary>
    /// <param name="logits">15 scores before the softmax, in the order of <see cref="Viseme.Names"/>.</param>
    /// <param name="activity">How much is being said, from 0 (silence) to 1.</param>
    /// <returns>15 weights, 0 to 1, of sum 1.</returns>
    public static float[] Weights(float[] logits, float activity)
    {
        if (logits.Length != Viseme.Count)
            throw new ArgumentException($"There are {Viseme.Count} visemes, not {logits.Length}.", nameof(logits));
        float most = logits.Max();
        float[] powers = [.. logits.Select(logit => MathF.Exp(logit - most))];
        float sum = powers.Sum();
        float[] weights = [.. powers.Select(power => power / sum * activity)];
        weights[Viseme.Silence] += 1 - activity;
        return weights;
    }
}
