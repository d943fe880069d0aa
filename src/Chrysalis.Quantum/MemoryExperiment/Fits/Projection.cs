namespace Chrysalis.Quantum.MemoryExperiment.Fits;

/// <summary>The distance that a target takes, extrapolated from a fit.</summary>
/// <param name="ErrorsPerCycle">The target.</param>
/// <param name="Distance">Least odd distance; null where none below 1000 reaches it.</param>
/// <param name="BestDistance">The same at the lower end of the fit's 95 % interval.</param>
/// <param name="WorstDistance">The same at its upper end; null where none is sure to.</param>
public sealed record Projection(double ErrorsPerCycle, int? Distance, int? BestDistance, int? WorstDistance)
{
    /// <summary>Data and measure qubits at that distance: 2 d² - 1 of a rotated patch, 2 d - 1 of a repetition code.</summary>
    public int? Qubits => Distance is { } d ? (IsLine ? 2 * d : 2 * d * d) - 1 : null;

    /// <summary>True for a repetition code.</summary>
    internal bool IsLine { get; init; }
}
