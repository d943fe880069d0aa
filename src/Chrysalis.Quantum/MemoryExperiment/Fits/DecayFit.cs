using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.Statistics;

namespace Chrysalis.Quantum.MemoryExperiment.Fits;

/// <summary>
/// Error against rounds as an exponential: 1 - 2 P(r) = A (1 - 2 e)^r, fitted to the logarithms weighted by their counting deviations. A
/// takes up what preparation and readout add once. Source of the form: arXiv:2408.13687, figure 1d. Read-only: may be shared between
/// threads.
/// </summary>
public sealed class DecayFit
{
    private const double Sigmas = 1.96;
    private readonly WeightedLine line;

    private DecayFit(WeightedLine line) => this.line = line;

    /// <summary>Errors a cycle e with the 95 % interval.</summary>
    public RateEstimate PerCycle => new(
        Rate(line.Slope), Rate(line.Slope + (Sigmas * line.SlopeDeviation)), Rate(line.Slope - (Sigmas * line.SlopeDeviation)));

    /// <summary>The amplitude A.</summary>
    public double Amplitude => Math.Exp(line.Intercept);

    /// <summary>Squared residuals in deviations, to compare with the number of points less two.</summary>
    public double ChiSquare => line.ChiSquare;

    /// <summary>Standard deviation of ln(1 - 2 e).</summary>
    internal double SlopeDeviation => line.SlopeDeviation;

    /// <summary>The share of wrong shots that the fit expects after so many rounds.</summary>
    public double At(double rounds) => -SmallDifferences.ExpLess1(line.At(rounds)) / 2;

    /// <summary>Fits points that differ in their rounds only; null where fewer than two can be used.</summary>
    public static DecayFit? Of(IEnumerable<MemoryPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        List<(double, double, double)> usable = [.. points.Where(p => double.IsFinite(p.LogDeviation)).Select(Logarithm)];
        return usable.Select(p => p.Item1).Distinct().Count() < 2 ? null : new(new WeightedLine(usable));
    }

    private static (double, double, double) Logarithm(MemoryPoint point)
    {
        double share = point.PerShot.Value;
        return (
            point.Setting.Rounds, SmallDifferences.LogOf1Plus(-2 * share),
            2 * Math.Sqrt(share * (1 - share) / point.Shots) / (1 - (2 * share)));
    }

    private static double Rate(double slope) => Math.Max(0, -SmallDifferences.ExpLess1(slope) / 2);
}
