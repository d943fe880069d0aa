namespace Chrysalis.Talking.Families.AnyFace.Curves;

/// <summary>
/// The 15 visemes of games (Oculus' names and order): as the motion network scores them, or roughly by the mouth's form where it does not.
/// </summary>
internal static class Visemes
{
    /// <summary>By form, how far lips are parted and corners drawn counts in these steps.</summary>
    private const float GapStepMm = 2.5f, WideStepMm = 1.5f;

    private const float WidestGapMm = 11, WidestMm = 4;

    private static readonly string[] All =
        ["sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "ih", "oh", "ou"];

    /// <summary>What can be told by form: lips parted so far, corners so much further apart than the jaw leaves them.</summary>
    private static readonly (string Name, float GapMm, float WideMm)[] Forms =
        [("PP", 0, 0), ("aa", 11, 0), ("E", 6, 2), ("ih", 3, 3), ("oh", 7, -3), ("ou", 3, -4)];

    /// <summary>Their names; the first is silence.</summary>
    public static IReadOnlyList<string> Names => All;

    /// <summary>How much of each viseme a frame shows.</summary>
    /// <param name="logits">15 scores before the softmax; null where the weights give none.</param>
    /// <param name="activity">How much is being said, from 0 (silence) to 1.</param>
    /// <param name="mouth">The frame's mouth, looked at where there are no scores.</param>
    /// <returns>15 weights, 0 to 1, of sum 1.</returns>
    public static float[] Weights(float[]? logits, float activity, MouthMeasure mouth)
    {
        float[] weights = logits is null ? OfForm(mouth) : Softmax(logits);
        for (int i = 0; i < weights.Length; i++)
            weights[i] *= activity;
        weights[0] += 1 - activity;
        return weights;
    }

    private static float[] OfForm(MouthMeasure mouth)
    {
        float gap = Math.Min(mouth.GapMm, WidestGapMm);
        float wide = Math.Clamp(-mouth.NarrowingMm, -WidestMm, WidestMm);
        var scores = new float[All.Length];
        Array.Fill(scores, float.NegativeInfinity);
        foreach ((string name, float gapMm, float wideMm) in Forms)
        {
            float down = (gap - gapMm) / GapStepMm, across = (wide - wideMm) / WideStepMm;
            scores[Array.IndexOf(All, name)] = -(down * down + across * across) / 2;
        }

        return Softmax(scores);
    }

    private static float[] Softmax(float[] scores)
    {
        if (scores.Length != All.Length)
            throw new ArgumentException($"There are {All.Length} visemes, not {scores.Length}.", nameof(scores));
        float most = scores.Max();
        float[] powers = [.. scores.Select(score => MathF.Exp(score - most))];
        float sum = powers.Sum();
        return [.. powers.Select(power => power / sum)];
    }
}
