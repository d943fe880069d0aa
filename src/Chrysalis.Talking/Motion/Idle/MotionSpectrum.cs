namespace Chrysalis.Talking.Motion.Idle;

/// <summary>
/// How much a quantity moves at which speed: its power in bands of frequency. Fitted to the variogram (Matheron 1963), half the mean
/// square of differences over a lag, which needs no evenly filled recording: short clips and gaps serve as well as one long clip. Noise of
/// the measurement, which lifts the variogram alike at all lags, is told apart and left out.
/// </summary>
internal static class MotionSpectrum
{
    /// <summary>The middles of the bands; they touch.</summary>
    public static readonly double[] BandsHz = [0.01, 0.02, 0.04, 0.08, 0.16, 0.3, 0.52, 0.85, 1.35, 2.1, 3.3, 5.2];

    private const double LongestLagSeconds = 15;
    private const int LagsMost = 48;

    /// <summary>Share of differences that are leaps of the tracker rather than of the head.</summary>
    private const double Faults = 0.002;

    private const int StepsABand = 12;
    private const int Sweeps = 3000;

    /// <summary>The lower edge of a band; that of the band after the last is its upper edge.</summary>
    public static double Edge(int band) => band == 0 ? BandsHz[0] * BandsHz[0] / Edge(1)
        : band == BandsHz.Length ? BandsHz[^1] * BandsHz[^1] / Edge(band - 1)
        : Math.Sqrt(BandsHz[band - 1] * BandsHz[band]);

    /// <summary>Power (variance) in each band.</summary>
    /// <param name="runs">Stretches without a gap, all about one mean.</param>
    /// <param name="rateHz">Values a second.</param>
    public static double[] Fit(IReadOnlyList<double[]> runs, double rateHz)
    {
        int bands = BandsHz.Length;
        List<(double[] Row, double Target)> equations = [];
        foreach (int lag in Lags(runs.Max(run => run.Length), rateHz))
        {
            double seen = HalfMeanSquare(runs, lag);
            if (seen > 0)
                equations.Add(([.. Enumerable.Range(0, bands).Select(band => Share(band, lag / rateHz) / seen), 1 / seen], 1));
        }

        double variance = Variance(runs);
        if (variance > 0)
            equations.Add(([.. Enumerable.Repeat(1 / variance, bands + 1)], 1));
        return NonNegativeLeastSquares(equations, bands + 1)[..bands];
    }

    /// <summary>What of a band's power is seen over a lag: the mean of 1 - cos over its frequencies.</summary>
    private static double Share(int band, double seconds)
    {
        double sum = 0, low = Math.Log(Edge(band)), high = Math.Log(Edge(band + 1));
        for (int i = 0; i < StepsABand; i++)
            sum += 1 - Math.Cos(Math.Tau * Math.Exp(low + (high - low) * (i + 0.5) / StepsABand) * seconds);
        return sum / StepsABand;
    }

    /// <summary>Lags in values, evenly on a logarithmic scale, up to half of the longest run.</summary>
    private static IEnumerable<int> Lags(int longest, double rateHz)
    {
        double most = Math.Min(Math.Max(1, longest / 2), LongestLagSeconds * rateHz);
        return Enumerable.Range(0, LagsMost).Select(i => (int)Math.Round(Math.Pow(most, i / (LagsMost - 1.0)))).Distinct();
    }

    /// <summary>The variogram at a lag; the largest differences are left out.</summary>
    private static double HalfMeanSquare(IReadOnlyList<double[]> runs, int lag)
    {
        var squares = new List<double>();
        foreach (double[] run in runs)
        {
            for (int i = lag; i < run.Length; i++)
                squares.Add((run[i] - run[i - lag]) * (run[i] - run[i - lag]));
        }

        squares.Sort();
        int kept = squares.Count - (int)(squares.Count * Faults);
        return kept == 0 ? 0 : squares.Take(kept).Sum() / (2 * kept);
    }

    private static double Variance(IReadOnlyList<double[]> runs)
    {
        long count = runs.Sum(run => (long)run.Length);
        double mean = runs.Sum(run => run.Sum()) / count;
        return runs.Sum(run => run.Sum(value => (value - mean) * (value - mean))) / count;
    }

    /// <summary>Coordinate descent on the normal equations: the problem is small and convex.</summary>
    private static double[] NonNegativeLeastSquares(List<(double[] Row, double Target)> equations, int unknowns)
    {
        var squares = new double[unknowns, unknowns];
        var right = new double[unknowns];
        foreach ((double[] row, double target) in equations)
        {
            for (int i = 0; i < unknowns; i++)
            {
                right[i] += row[i] * target;
                for (int j = 0; j < unknowns; j++)
                    squares[i, j] += row[i] * row[j];
            }
        }

        var solution = new double[unknowns];
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            for (int i = 0; i < unknowns; i++)
            {
                if (squares[i, i] == 0)
                    continue;
                double rest = right[i];
                for (int j = 0; j < unknowns; j++)
                    rest -= j == i ? 0 : squares[i, j] * solution[j];
                solution[i] = Math.Max(0, rest / squares[i, i]);
            }
        }

        return solution;
    }
}
