using System.Collections.Immutable;

namespace Chrysalis.Quantum.Stim;

/// <summary>A gate, noise channel, measurement or annotation with its targets.</summary>
/// <param name="Gate">What is done.</param>
/// <param name="Arguments">The numbers in parentheses.</param>
/// <param name="Targets">What it is done to.</param>
/// <param name="Tag">Free text; empty for none.</param>
public sealed record StimOperation(StimGate Gate, ImmutableArray<double> Arguments, ImmutableArray<StimTarget> Targets, string Tag = "")
    : StimInstruction(Tag);
