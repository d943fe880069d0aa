namespace Chrysalis.Quantum.MemoryExperiment.Fits;

/// <summary>How errors fall with distance at one setting.</summary>
/// <param name="Basis">Z or X.</param>
/// <param name="Probability">Physical error rate.</param>
/// <param name="Decoder">The decoder.</param>
/// <param name="Fit">The fit with Λ.</param>
/// <param name="Projections">What it takes to reach the targets 1e-6, 1e-9, 1e-12 and Webber's hour
/// (<see cref="WebberMachine.ErrorsPerCycle"/>).</param>
public sealed record SuppressionResult(
    char Basis, double Probability, string Decoder, SuppressionFit Fit, IReadOnlyList<Projection> Projections);
