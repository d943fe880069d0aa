namespace Chrysalis.Quantum.ErrorModels;

/// <summary>What a target of an error is.</summary>
public enum DemTargetKind
{
    /// <summary>A detector, written D5; relative to the current detector shift.</summary>
    Detector,

    /// <summary>A logical observable, written L0.</summary>
    Observable,

    /// <summary>The separator <c>^</c> between the components of a suggested decomposition.</summary>
    Separator,
}
