namespace Chrysalis.Cli.Quantum.Filters;

/// <summary>What a filter that makes detection events wrote.</summary>
/// <param name="Shots">Shots written.</param>
/// <param name="Detectors">Detectors a shot.</param>
/// <param name="Observables">Observables a shot.</param>
/// <param name="DetectionEvents">Detectors that fired, over all shots.</param>
/// <param name="FlippedShots">Shots in which an observable flipped.</param>
/// <param name="Seed">Seed they were drawn from; null where they come from measured results.</param>
/// <param name="Output">Full path of the file.</param>
/// <param name="Format">Its format.</param>
/// <param name="ObservablesOutput">Full path of the file of the observables; null where they have none of their own.</param>
internal sealed record EventFindings(
    long Shots, int Detectors, int Observables, long DetectionEvents, long FlippedShots, ulong? Seed, string Output, string Format,
    string? ObservablesOutput);
