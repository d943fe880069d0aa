namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>A part of a model whose loops are folded; parts follow each other as in the circuit.</summary>
internal abstract record ModelPart;
