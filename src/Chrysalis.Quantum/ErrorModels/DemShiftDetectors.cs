using System.Collections.Immutable;

namespace Chrysalis.Quantum.ErrorModels;

/// <summary>Moves the origin that later detector numbers and coordinates are relative to.</summary>
/// <param name="Coordinates">Added to the coordinate shift; may be empty.</param>
/// <param name="Detectors">Added to the detector shift, at least 0.</param>
/// <param name="Tag">Free text; empty for none.</param>
public sealed record DemShiftDetectors(ImmutableArray<double> Coordinates, long Detectors, string Tag = "")
    : DemInstruction(Tag);
