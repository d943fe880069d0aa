using Chrysalis.Bitcoin;
using Chrysalis.Quantum.Exposure.Findings;

namespace Chrysalis.Quantum.Exposure;

/// <summary>What was read, and when the keys behind its unspent outputs can be seen.</summary>
public sealed record ExposureReport
{
    /// <summary>What was read; null where only addresses were asked about.</summary>
    public ChainFacts? Chain { get; init; }

    /// <summary>Unspent outputs by type and class.</summary>
    public ExposureSummary Summary { get; init; } = new([]);

    /// <summary>The same by the year in which an output was made.</summary>
    public IReadOnlyList<ExposureSlice> ByYear { get; init; } = [];

    /// <summary>The same by value, in powers of ten of bitcoin.</summary>
    public IReadOnlyList<ExposureSlice> ByValue { get; init; } = [];

    /// <summary>The wide count: everything whose key the chain shows, by script or by reuse.</summary>
    public Satoshi WideCount => Summary.ExposedValue;

    /// <summary>
    /// The narrow count: P2PK owners of at least 100 BTC, the coins that CoinShares (2026) takes for a risk to the market.
    /// </summary>
    public Satoshi NarrowCount { get; init; }

    /// <summary>How many owners the narrow count has.</summary>
    public int NarrowOwners { get; init; }

    /// <summary>Owners of most that is exposed now, the richest first.</summary>
    public IReadOnlyList<ExposedOwner> Richest { get; init; } = [];

    /// <summary>The addresses asked about.</summary>
    public IReadOnlyList<AddressFinding> Addresses { get; init; } = [];
}
