namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>Parts that repeat.</summary>
/// <param name="Count">Repetitions, at least 2.</param>
/// <param name="Detectors">By how much the numbers of the detectors grow from one repetition to the next.</param>
/// <param name="Body">The first repetition.</param>
/// <param name="Tag">The tag of the REPEAT block; empty for none.</param>
internal sealed record ModelLoop(long Count, long Detectors, IReadOnlyList<ModelPart> Body, string Tag) : ModelPart;
