namespace Chrysalis.Quantum.Exposure.Findings;

/// <summary>What of the chain speaks for an output's class.</summary>
public enum ExposureEvidence
{
    /// <summary>The chain shows nothing of what the output hides.</summary>
    None,

    /// <summary>A public key stands in the output's own script.</summary>
    KeyInScript,

    /// <summary>An input, or another output, shows the key behind the output's hash.</summary>
    KeyShown,

    /// <summary>The chain shows the script behind the output's hash, and it needs no key.</summary>
    ScriptWithoutKey,
}
