using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Scripts;

namespace Chrysalis.Quantum.Exposure.Findings;

/// <summary>An unspent output and how far it is exposed.</summary>
public sealed record UnspentOutput
{
    /// <summary>The transaction that made it, as explorers write it.</summary>
    public required string Transaction { get; init; }

    /// <summary>Which output of the transaction, from 0.</summary>
    public required uint Index { get; init; }

    /// <summary>The height of its block.</summary>
    public required int Height { get; init; }

    /// <summary>What it is worth.</summary>
    public required Satoshi Value { get; init; }

    /// <summary>Its script's type.</summary>
    public required OutputType Type { get; init; }

    /// <summary>How far it is exposed.</summary>
    public required ExposureClass Class { get; init; }

    /// <summary>What of the chain says so.</summary>
    public required ExposureEvidence Evidence { get; init; }

    /// <summary>Its address; null where its script has none.</summary>
    public string? Address { get; init; }

    /// <summary>Its script in hexadecimal digits; null where it has no address, as such scripts are kept by their hash.</summary>
    public string? Script { get; init; }

    /// <summary>The SHA-256 of a script that has no address, in hexadecimal digits; null otherwise, and where the hash of the key that
    /// the script hides is kept instead.</summary>
    public string? ScriptHash { get; init; }
}
