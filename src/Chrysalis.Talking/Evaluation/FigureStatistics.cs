namespace Chrysalis.Talking.Evaluation;

/// <summary>One figure over many pairs of videos.</summary>
/// <param name="Count">Pairs that have the figure.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Median">Median.</param>
/// <param name="Worst">The value furthest from the ideal.</param>
/// <param name="IntervalLow">Lower end of the mean's 95 % bootstrap interval (percentiles).</param>
/// <param name="IntervalHigh">Upper end of the mean's 95 % bootstrap interval.</param>
public sealed record FigureStatistics(int Count, double Mean, double Median, double Worst, double IntervalLow, double IntervalHigh)
{
    private const int Resamples = 2000;

    /// <summary>Summarises values.</summary>
    /// <param name="values">One a pair.</param>
    /// <param name="badness">Grows away from the ideal.</param>
    /// <param name="seed">Draws the bootstrap's samples.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static FigureStatistics Of(IReadOnlyList<double> values, Func<double, double> badness, int seed)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(badness);
        if (values.Count == 0)
            throw new ArgumentException("There is no value to summarise.", nameof(values));
        var random = new Random(seed);
        double[] means = new double[Resamples];
        for (int i = 0; i < Resamples; i++)
        {
            double sum = 0;
            for (int j = 0; j < values.Count; j++)
                sum += values[random.Next(values.Count)];
            means[i] = sum / values.Count;
        }

        return new(
            values.Count, values.Average(), Quantile([.. values], 0.5), values.MaxBy(badness), Quantile(means, 0.025),
            Quantile(means, 0.975));
    }

    private static double Quantile(double[] values, double share)
    {
        Array.Sort(values);
        double place = share * (values.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, values.Length - 1);
        return values[below] + (values[above] - values[below]) * (place - below);
    }
}
