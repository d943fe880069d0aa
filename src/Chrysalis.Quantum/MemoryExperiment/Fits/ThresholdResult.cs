namespace Chrysalis.Quantum.MemoryExperiment.Fits;

/// <summary>A crossing of two curves with the basis and the decoder that it holds for.</summary>
/// <param name="Basis">Z or X.</param>
/// <param name="Decoder">The decoder.</param>
/// <param name="Crossing">The crossing.</param>
public sealed record ThresholdResult(char Basis, string Decoder, ThresholdCrossing Crossing);
