namespace Chrysalis.Talking.Motion.Idle;

/// <summary>
/// How unevenly a head moves: people hold still and move in turn. The size of the quick motion is taken to vary log-normally over time,
/// alike in all directions.
/// </summary>
internal static class Liveliness
{
    /// <summary>Variance of the logarithm of the size of a Gaussian variable: pi squared over 8.</summary>
    private const double OfEvenMotion = Math.PI * Math.PI / 8;

    private const double LagSeconds = 0.2;
    private const double Most = 0.8;

    /// <summary>The standard deviation of the logarithm of the size, from 0 (even).</summary>
    /// <param name="channels">The runs of each channel that turns.</param>
    /// <param name="rateHz">Values a second.</param>
    public static double Fit(IReadOnlyList<IReadOnlyList<double[]>> channels, double rateHz)
    {
        int lag = Math.Max(1, (int)Math.Round(LagSeconds * rateHz));
        double excess = channels.Average(runs => Math.Max(0, LogVariance(runs, lag) - OfEvenMotion));
        return Math.Min(Most, Math.Sqrt(excess));
    }

    private static double LogVariance(IReadOnlyList<double[]> runs, int lag)
    {
        double[] logarithms = [.. runs.SelectMany(run => Enumerable.Range(lag, Math.Max(0, run.Length - lag))
            .Select(i => Math.Abs(run[i] - run[i - lag])).Where(step => step > 0).Select(step => Math.Log(step)))];
        double mean = logarithms.DefaultIfEmpty().Average();
        return logarithms.Length < 2 ? 0 : logarithms.Average(value => (value - mean) * (value - mean));
    }
}
