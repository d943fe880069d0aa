namespace Chrysalis.Talking.Phones;

/// <summary>Phones as curves: how much of each mouth class there is at every moment.</summary>
internal static class VisemeCurves
{
    private const double SpreadSeconds = 0.03;

    /// <summary>One row of 15 shares a frame, each summing to 1.</summary>
    /// <param name="phones">Phones in order.</param>
    /// <param name="frames">Number of frames.</param>
    /// <param name="framesPerSecond">Frames a second; a frame's moment is in its middle.</param>
    /// <param name="weight">How much each class asserts itself against its neighbours; null for all alike.</param>
    /// <param name="spreadSeconds">How far a phone reaches into its neighbours.</param>
    public static float[][] Of(
        IReadOnlyList<SpokenPhone> phones, int frames, double framesPerSecond, IReadOnlyList<double>? weight = null,
        double spreadSeconds = SpreadSeconds)
    {
        (int Class, double Start, double End)[] parts = [.. phones.SelectMany(Parts)];
        var curves = new float[frames][];
        for (int t = 0; t < frames; t++)
        {
            double moment = (t + 0.5) / framesPerSecond;
            var shares = new double[Viseme.Count];
            foreach ((int kind, double start, double end) in parts)
                shares[kind] += (weight?[kind] ?? 1) * (Normal((end - moment) / spreadSeconds) - Normal((start - moment) / spreadSeconds));
            double sum = shares.Sum();
            if (sum < 1e-6)
                (shares[Viseme.Silence], sum) = (1, 1);
            curves[t] = [.. shares.Select(share => (float)(share / sum))];
        }

        return curves;
    }

    private static IEnumerable<(int Class, double Start, double End)> Parts(SpokenPhone phone)
    {
        IReadOnlyList<int> classes = Viseme.Of(phone.Name);
        double length = (phone.End - phone.Start) / classes.Count;
        for (int i = 0; i < classes.Count; i++)
            yield return (classes[i], phone.Start + i * length, phone.Start + (i + 1) * length);
    }

    /// <summary>The normal distribution function, to 1e-3 (a logistic curve).</summary>
    private static double Normal(double x) => 1 / (1 + Math.Exp(-1.702 * x));
}
