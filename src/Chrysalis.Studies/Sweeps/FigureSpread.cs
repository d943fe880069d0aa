namespace Chrysalis.Studies.Sweeps;

/// <summary>One figure over the seeds.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Deviation">Standard deviation between seeds (of n - 1); 0 of one seed.</param>
/// <param name="Least">The least.</param>
/// <param name="Most">The most.</param>
public sealed record FigureSpread(double Mean, double Deviation, double Least, double Most)
{
    /// <summary>Of values, one a seed, at least one.</summary>
    public static FigureSpread Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
            throw new ArgumentException("There is no value to spread.", nameof(values));
        double mean = values.Average();
        double squares = values.Sum(value => (value - mean) * (value - mean));
        return new(mean, Math.Sqrt(squares / Math.Max(values.Count - 1, 1)), values.Min(), values.Max());
    }
}
