using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.Statistics;

namespace Chrysalis.Quantum.MemoryExperiment.Fits;

/// <summary>
/// How errors fall with distance: errors a cycle = C Λ^(-(d+1)/2), fitted to the logarithms weighted by their counting deviations. Λ is the
/// factor that two more of distance gain; above 1 is below the threshold. Source of the form: Google Quantum AI, arXiv:2408.13687.
/// Read-only: may be shared between threads.
/// </summary>
public sealed class SuppressionFit
{
    private const double Sigmas = 1.96;
    private readonly WeightedLine line;

    private SuppressionFit(WeightedLine line, int distances)
    {
        this.line = line;
        Distances = distances;
    }

    /// <summary>Λ with its 95 % interval.</summary>
    public RateEstimate Lambda => new(
        Math.Exp(-line.Slope), Math.Exp(-line.Slope - (Sigmas * line.SlopeDeviation)),
        Math.Exp(-line.Slope + (Sigmas * line.SlopeDeviation)));

    /// <summary>Errors a cycle that the fit extrapolates to distance -1, C.</summary>
    public double Prefactor => Math.Exp(line.Intercept);

    /// <summary>Points in the fit.</summary>
    public int Distances { get; }

    /// <summary>Squared residuals in deviations, to compare with the number of points less two.</summary>
    public double ChiSquare => line.ChiSquare;

    /// <summary>Fits points of several distances; null where fewer than two distances have errors to count.</summary>
    public static SuppressionFit? Of(IEnumerable<MemoryPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return Of(points.Where(p => double.IsFinite(p.LogDeviation)).Select(p => (p.Setting.Distance, p.PerCycle.Value, p.LogDeviation)));
    }

    /// <summary>Fits errors a cycle, each with the deviation of its logarithm; null where there are fewer than two distances.</summary>
    internal static SuppressionFit? Of(IEnumerable<(int Distance, double PerCycle, double LogDeviation)> rates)
    {
        List<(double, double, double)> usable = [.. rates.Select(r => (Steps(r.Distance), Math.Log(r.PerCycle), r.LogDeviation))];
        int distances = usable.Select(p => p.Item1).Distinct().Count();
        return distances < 2 ? null : new(new WeightedLine(usable), distances);
    }

    /// <summary>Errors a cycle that the fit expects at a distance, with the interval that its own uncertainty leaves.</summary>
    /// <param name="distance">The distance.</param>
    public RateEstimate At(int distance)
    {
        (double at, double deviation) = (line.At(Steps(distance)), line.DeviationAt(Steps(distance)));
        return new(Math.Exp(at), Math.Exp(at - (Sigmas * deviation)), Math.Exp(at + (Sigmas * deviation)));
    }

    /// <summary>The least odd distance at which the fit expects at most so many errors a cycle; null where none does.</summary>
    /// <param name="errorsPerCycle">The target, above 0.</param>
    public Projection Project(double errorsPerCycle) => new(
        errorsPerCycle, Least(errorsPerCycle, at => at.Value), Least(errorsPerCycle, at => at.Low), Least(errorsPerCycle, at => at.High));

    private int? Least(double target, Func<RateEstimate, double> end)
    {
        for (int distance = 3; distance < 1000; distance += 2)
            if (end(At(distance)) <= target)
                return distance;
        return null;
    }

    private static double Steps(int distance) => (distance + 1) / 2.0;
}
