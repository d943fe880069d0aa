using System.Text.Json.Serialization;

namespace Chrysalis.Quantum.Exposure.Findings;

/// <summary>Where the chain shows a public key.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KeySighting>))]
public enum KeySighting
{
    /// <summary>In an output's script: P2PK, bare multisignature, taproot or a non-standard one.</summary>
    Output,

    /// <summary>In the script of an input, as P2PKH spends it.</summary>
    InputScript,

    /// <summary>In a witness, as P2WPKH spends it.</summary>
    Witness,

    /// <summary>In a script that a P2SH spend shows.</summary>
    RedeemScript,

    /// <summary>In a script that a P2WSH spend shows.</summary>
    WitnessScript,

    /// <summary>In a script that a taproot or P2MR spend shows.</summary>
    TapScript,

    /// <summary>In the control block of a taproot spend: the key behind the output's key.</summary>
    InternalKey,
}
