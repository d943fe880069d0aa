using System.Collections.Immutable;

namespace Chrysalis.Quantum.ErrorModels;

/// <summary>A block that stands for itself several times over; shifts inside it accumulate.</summary>
/// <param name="Count">Repetitions, at least 1.</param>
/// <param name="Body">The repeated instructions.</param>
/// <param name="Tag">Free text; empty for none.</param>
public sealed record DemRepeatBlock(long Count, ImmutableArray<DemInstruction> Body, string Tag = "") : DemInstruction(Tag);
