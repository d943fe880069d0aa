namespace Chrysalis.Cli.Quantum.Filters;

/// <summary>What an extracted detector error model has.</summary>
/// <param name="Errors">Errors, loops unrolled.</param>
/// <param name="Detectors">Detectors.</param>
/// <param name="Observables">Observables.</param>
/// <param name="Output">Full path of the file.</param>
internal sealed record DemFindings(long Errors, long Detectors, long Observables, string Output);
