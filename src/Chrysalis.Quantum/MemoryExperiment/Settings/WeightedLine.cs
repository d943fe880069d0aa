namespace Chrysalis.Quantum.MemoryExperiment.Settings;

/// <summary>A straight line y = Intercept + Slope x through points of known deviation, by weighted least squares.</summary>
internal sealed class WeightedLine
{
    private readonly double _meanX;
    private readonly double _meanVariance;

    /// <summary>Fits the line; at least two different x.</summary>
    public WeightedLine(IReadOnlyList<(double X, double Y, double Deviation)> points)
    {
        double weight = points.Sum(p => Weight(p.Deviation));
        _meanX = points.Sum(p => p.X * Weight(p.Deviation)) / weight;
        double meanY = points.Sum(p => p.Y * Weight(p.Deviation)) / weight;
        double spread = points.Sum(p => (p.X - _meanX) * (p.X - _meanX) * Weight(p.Deviation));
        Slope = points.Sum(p => (p.X - _meanX) * (p.Y - meanY) * Weight(p.Deviation)) / spread;
        Intercept = meanY - (Slope * _meanX);
        SlopeDeviation = Math.Sqrt(1 / spread);
        _meanVariance = 1 / weight;
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
        => Math.Sqrt(_meanVariance + (SlopeDeviation * SlopeDeviation * (x - _meanX) * (x - _meanX)));

    private static double Weight(double deviation) => 1 / (deviation * deviation);
}
