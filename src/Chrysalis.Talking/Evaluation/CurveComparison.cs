namespace Chrysalis.Talking.Evaluation;

/// <summary>Compares two curves over time, one value a frame; a missing value (null) leaves its frame out.</summary>
internal static class CurveComparison
{
    /// <summary>Pearson's correlation in [-1, 1] at equal frames; null with fewer than three common frames or a constant curve.</summary>
    public static double? Pearson(IReadOnlyList<double?> real, IReadOnlyList<double?> generated) => PearsonAt(real, generated, 0);

    /// <summary>
    /// The shift within <paramref name="mostFrames"/> either way at which the curves correlate best, and that correlation.
    /// A positive lag means that the generated curve comes later than the real one. Of equal shifts the smallest counts.
    /// </summary>
    public static CurveLag? BestLag(IReadOnlyList<double?> real, IReadOnlyList<double?> generated, int mostFrames = 5)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mostFrames);
        CurveLag? best = null;
        foreach (int lag in Enumerable.Range(-mostFrames, 2 * mostFrames + 1).OrderBy(Math.Abs))
        {
            if (PearsonAt(real, generated, lag) is { } correlation && !(correlation <= best?.Correlation))
                best = new(lag, correlation);
        }

        return best;
    }

    /// <summary>
    /// Standard deviation of the generated curve over the real one's, at common frames; null when the real one is constant.
    /// </summary>
    public static double? DeviationRatio(IReadOnlyList<double?> real, IReadOnlyList<double?> generated)
    {
        Moments moments = Collect(real, generated, 0);
        return moments.IsRealConstant ? null : Math.Sqrt(moments.GeneratedVariance / moments.RealVariance);
    }

    private static double? PearsonAt(IReadOnlyList<double?> real, IReadOnlyList<double?> generated, int lag)
    {
        Moments moments = Collect(real, generated, lag);
        return moments.Count < 3 || moments.IsRealConstant || moments.IsGeneratedConstant
            ? null
            : Math.Clamp(moments.Covariance / Math.Sqrt(moments.RealVariance * moments.GeneratedVariance), -1, 1);
    }

    // Two passes: means first, so that a large offset costs no digits.
    private static Moments Collect(IReadOnlyList<double?> real, IReadOnlyList<double?> generated, int lag)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(generated);
        var pairs = new List<(double X, double Y)>(real.Count);
        for (int i = Math.Max(0, -lag); i < real.Count && i + lag < generated.Count; i++)
        {
            if (real[i] is { } x && generated[i + lag] is { } y)
                pairs.Add((x, y));
        }

        if (pairs.Count == 0)
            return default;
        (double meanX, double meanY) = (pairs.Average(pair => pair.X), pairs.Average(pair => pair.Y));
        return new(
            pairs.Count,
            pairs.Average(pair => (pair.X - meanX) * (pair.X - meanX)),
            pairs.Average(pair => (pair.Y - meanY) * (pair.Y - meanY)),
            pairs.Average(pair => (pair.X - meanX) * (pair.Y - meanY)));
    }

    private readonly record struct Moments(int Count, double RealVariance, double GeneratedVariance, double Covariance)
    {
        private const double Constant = 1e-18;

        public bool IsRealConstant => RealVariance < Constant;

        public bool IsGeneratedConstant => GeneratedVariance < Constant;
    }
}
