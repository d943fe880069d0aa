using System.Text.Json.Serialization;

namespace Chrysalis.Bitcoin.Scripts;

/// <summary>What an output's script asks of its spender.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OutputType>))]
public enum OutputType
{
    /// <summary>Pay to public key: the key stands in the script.</summary>
    P2PK,

    /// <summary>Pay to public key hash, BIP 13 version 0.</summary>
    P2PKH,

    /// <summary>Bare multisignature: m of n keys that stand in the script.</summary>
    P2MS,

    /// <summary>Pay to script hash, BIP 16.</summary>
    P2SH,

    /// <summary>Pay to witness public key hash, BIP 141.</summary>
    P2WPKH,

    /// <summary>Pay to witness script hash, BIP 141.</summary>
    P2WSH,

    /// <summary>Pay to taproot, BIP 341: a public key stands in the script.</summary>
    P2TR,

    /// <summary>Pay to merkle root, BIP 360: witness version 2 with 32 bytes, the root of a tree of scripts.</summary>
    P2MR,

    /// <summary>Begins with OP_RETURN: carries data and can never be spent.</summary>
    OpReturn,

    /// <summary>Anything else, future witness versions and anchors among it.</summary>
    NonStandard,
}
