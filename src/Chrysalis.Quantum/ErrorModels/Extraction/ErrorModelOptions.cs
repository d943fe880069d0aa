namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>How a detector error model is extracted from a circuit; the names are those of Stim's analyze_errors.</summary>
public sealed record ErrorModelOptions
{
    /// <summary>Suggest a decomposition of every error into components of at most two detectors.</summary>
    public bool DecomposeErrors { get; init; }

    /// <summary>Take detectors that are random without noise as errors of probability 1/2 instead of refusing them.</summary>
    public bool AllowGaugeDetectors { get; init; }

    /// <summary>
    /// Largest component of a disjoint channel (PAULI_CHANNEL, ELSE_CORRELATED_ERROR) that may be taken as an independent
    /// error where no exact independent form exists; 0 refuses all.
    /// </summary>
    public double ApproximateDisjointErrors { get; init; }

    /// <summary>Keep an error that does not decompose as it is instead of refusing it.</summary>
    public bool IgnoreDecompositionFailures { get; init; }

    /// <summary>Never decompose into a component that is no error of its own.</summary>
    public bool BlockDecompositionFromIntroducingRemnantEdges { get; init; }
}
