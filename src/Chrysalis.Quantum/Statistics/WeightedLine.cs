namespace Chrysalis.Quantum.Statistics;

/// <summary>A straight line y = Intercept + Slope x through points of known deviation, by weighted least squares.</summary>
internal sealed class WeightedLine
{
    private readonly double meanX;
    private readonly double meanVariance;

    /// <summary>Fits the line; at least two different x.</summary>
    public WeightedLine(IReadOnlyList<(double X, double Y, double Deviation)> points)
    {
        double weight = points.Sum(p => Weight(p.Deviation));
        meanX = points.Sum(p => p.X * Weight(p.Deviation)) / weight;
        double meanY = points.Sum(p => p.Y * Weight(p.Deviation)) / weight;
        double spread = points.Sum(p => (p.X - meanX) * (p.X - meanX) * Weight(p.Deviation));
        Slope = points.Sum(p => (p.X - meanX) * (p.Y - meanY) * Weight(p.Deviation)) / spread;
        Intercept = meanY - (Slope * meanX);
        SlopeDeviation = Math.Sqrt(1 / spread);
        meanVariance = 1 / weight;
        ChiSquare = points.Sum(p => (p.Y - At(p.X)) * (p.Y - At(p.X)) * Weight(p.Deviation));
    }

    public double Slope { get; }

    public double Intercept { get; }

    public double SlopeDeviation { get; }

    /// <summary>Sum of the squared residuals in deviations.</summary>
    public double ChiSquare { get; }

    public double At(double x) => Intercept + (Slope * x);

    /// <summary>Standard deviation of the line at a place: the mean and the slope are independent.</summary>
    public double DeviationAt(double x)
        => Math.Sqrt(meanVariance + (SlopeDeviation * SlopeDeviation * (x - meanX) * (x - meanX)));

    private static double Weight(double deviation) => 1 / (deviation * deviation);
}
