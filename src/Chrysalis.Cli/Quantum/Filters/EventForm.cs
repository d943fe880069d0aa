using Chrysalis.Quantum.Shots;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary>How detection events are written.</summary>
/// <param name="Detectors">Detectors of a shot.</param>
/// <param name="Observables">Observables of a shot.</param>
/// <param name="Format">The format.</param>
/// <param name="IsAppended">Whether each shot's observables stand after its detectors.</param>
/// <param name="TruthFormat">The format of the file of observables; null where there is none.</param>
internal sealed record EventForm(int Detectors, int Observables, ShotFormat Format, bool IsAppended, ShotFormat? TruthFormat);
