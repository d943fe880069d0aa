namespace Chrysalis.Quantum.Migration.Layouts;

/// <summary>How an output is locked, and so what its input carries.</summary>
public enum SpendPath
{
    /// <summary>A bare public key.</summary>
    P2pk,

    /// <summary>Bare multisignature, one signature of it.</summary>
    P2ms,

    /// <summary>A public key's hash.</summary>
    P2pkh,

    /// <summary>A script's hash, two signatures of three.</summary>
    P2shTwoOfThree,

    /// <summary>A witness key's hash inside a script's hash.</summary>
    P2shP2wpkh,

    /// <summary>A witness script's hash inside a script's hash, two signatures of three.</summary>
    P2shP2wshTwoOfThree,

    /// <summary>A witness key's hash.</summary>
    P2wpkh,

    /// <summary>A witness script's hash, two signatures of three.</summary>
    P2wshTwoOfThree,

    /// <summary>Taproot, spent with its key.</summary>
    P2tr,

    /// <summary>Pay to merkle root (BIP-360), spent with one leaf that checks one signature.</summary>
    P2mr,
}
