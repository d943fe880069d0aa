using System.Collections.Immutable;

namespace Chrysalis.Quantum.Stim;

/// <summary>A block that is run several times over.</summary>
/// <param name="Count">Repetitions, at least 1.</param>
/// <param name="Body">The repeated instructions.</param>
/// <param name="Tag">Free text; empty for none.</param>
public sealed record StimRepeatBlock(long Count, ImmutableArray<StimInstruction> Body, string Tag = "") : StimInstruction(Tag);
