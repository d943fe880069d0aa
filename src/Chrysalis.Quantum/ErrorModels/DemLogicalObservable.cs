using System.Collections.Immutable;

namespace Chrysalis.Quantum.ErrorModels;

/// <summary>Declares logical observables, also those that no error flips.</summary>
/// <param name="Observables">Observable numbers.</param>
/// <param name="Tag">Free text; empty for none.</param>
public sealed record DemLogicalObservable(ImmutableArray<long> Observables, string Tag = "") : DemInstruction(Tag);
