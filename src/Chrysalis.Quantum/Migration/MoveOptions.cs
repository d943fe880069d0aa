using Chrysalis.Quantum.Migration.Layouts;

namespace Chrysalis.Quantum.Migration;

/// <summary>How outputs are moved.</summary>
public sealed record MoveOptions
{
    /// <summary>Outputs that one transaction moves; null for as many as a block holds.</summary>
    public int? InputsPerTransaction { get; init; } = 1;

    /// <summary>How the new output is locked.</summary>
    public SpendPath Target { get; init; } = SpendPath.P2mr;

    /// <summary>Share of each block that is used for moving, above 0 and at most 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>The blocks.</summary>
    public BlockSpace Block { get; init; } = new();

    /// <summary>Fee in satoshi a virtual byte.</summary>
    public double FeeRate { get; init; } = 10;

    /// <summary>Refuses what cannot be.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="QuantumException">A number is out of its range.</exception>
    public MoveOptions Validated()
    {
        if (Share is not (> 0 and <= 1))
            throw new QuantumException($"The share of block space is above 0 and at most 1, not {Share}.");
        if (InputsPerTransaction is < 1 or > 30_000)
            throw new QuantumException($"A transaction moves 1 to 30000 outputs, not {InputsPerTransaction}.");
        if (FeeRate is not (>= 0 and <= 1e6))
            throw new QuantumException($"The fee rate is 0 to 1e6 satoshi a virtual byte, not {FeeRate}.");
        return this;
    }
}
