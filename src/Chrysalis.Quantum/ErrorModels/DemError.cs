using System.Collections.Immutable;

namespace Chrysalis.Quantum.ErrorModels;

/// <summary>An independent mechanism that flips detectors and observables together.</summary>
/// <param name="Probability">Chance that it happens in a shot, 0 to 1.</param>
/// <param name="Targets">What it flips; separators suggest a decomposition into components.</param>
/// <param name="Tag">Free text; empty for none.</param>
public sealed record DemError(double Probability, ImmutableArray<DemTarget> Targets, string Tag = "") : DemInstruction(Tag);
