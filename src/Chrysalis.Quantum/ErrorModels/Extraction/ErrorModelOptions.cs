namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>How a detector error model is extracted from a circuit; the names are those of Stim's analyze_errors.</summary>
public sealed record ErrorModelOptions
{
    /// <summary>Suggest a decomposition of every error into components of at most two detectors.</summary>
    public bool DecomposeErrors { get; init; }

    /// <summary>Take detectors that are random without noise as errors of probability 1/2 instead of refusing them.</summary>
    public bool AllowGaugeDetectors { get; init; }

    /// <summary>
    /// Largest component of a disjoint channel (PAULI_CHANNEL_1, PAULI_CHANNEL_2, a chain of ELSE_CORRELATED_ERRORs,
    /// HERALDED_PAULI_CHANNEL_1; of HERALDED_ERASE all of it) that may be taken as an independent error where what it flips leaves no
    /// exact independent form; 0 refuses all, 1 none.
    /// </summary>
    public double ApproximateDisjointErrors { get; init; }

    /// <summary>
    /// Keep loops as repeat blocks where they come to repeat themselves: text and time do not grow with their count. Errors that flip
    /// the same from within and without a block stand in both.
    /// </summary>
    public bool FoldLoops { get; init; }

    /// <summary>Keep an error that does not decompose as it is instead of refusing it.</summary>
    public bool IgnoreDecompositionFailures { get; init; }

    /// <summary>Never decompose into a component that is no error of its own.</summary>
    public bool BlockDecompositionFromIntroducingRemnantEdges { get; init; }
}
