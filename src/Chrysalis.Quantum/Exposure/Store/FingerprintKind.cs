namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>What a fingerprint was taken of.</summary>
internal enum FingerprintKind
{
    /// <summary>HASH160 of a public key.</summary>
    KeyHash,

    /// <summary>HASH160 of a script.</summary>
    ScriptHash,

    /// <summary>SHA-256 of a witness script.</summary>
    WitnessScriptHash,

    /// <summary>Root of a tree of scripts.</summary>
    MerkleRoot,

    /// <summary>A taproot output's key.</summary>
    OutputKey,

    /// <summary>SHA-256 of an output's whole script.</summary>
    WholeScript,
}
