namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>An error does not split into pieces of at most two detectors.</summary>
internal sealed class ErrorDecompositionException(string message) : DecodingException(message);
