using System.Text.Json.Serialization;

namespace Chrysalis.Quantum.Exposure.Findings;

/// <summary>When a quantum computer can see the public key that locks an unspent output.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExposureClass>))]
public enum ExposureClass
{
    /// <summary>Now: the key stands in the output's own script (P2PK, P2MS, P2TR, and other scripts that hold a key).</summary>
    ByScript,

    /// <summary>Now: the output hides its key behind a hash, but the chain shows the key or script elsewhere.</summary>
    ByReuse,

    /// <summary>
    /// Only while it is being spent, from broadcast to confirmation: the hash hides an elliptic-curve key or an unseen script.
    /// </summary>
    WhenSpent,

    /// <summary>A hash that may commit to post-quantum keys (P2MR) and whose scripts the chain has not shown.</summary>
    HashProtected,

    /// <summary>No public key locks it: puzzles, anyone-can-spend, witness versions without a meaning yet.</summary>
    NoKey,
}
