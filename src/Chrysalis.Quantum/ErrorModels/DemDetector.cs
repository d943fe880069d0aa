using System.Collections.Immutable;

namespace Chrysalis.Quantum.ErrorModels;

/// <summary>Declares detectors and where they lie.</summary>
/// <param name="Coordinates">Coordinates relative to the current coordinate shift; may be empty.</param>
/// <param name="Detectors">Detector numbers relative to the current detector shift.</param>
/// <param name="Tag">Free text; empty for none.</param>
public sealed record DemDetector(ImmutableArray<double> Coordinates, ImmutableArray<long> Detectors, string Tag = "")
    : DemInstruction(Tag);
