namespace Chrysalis.Quantum.Mining.Races;

/// <summary>Who mines, and by which rules.</summary>
public sealed record RaceOptions
{
    /// <summary>The classical network; its hash rate stays constant, all pools together.</summary>
    public required MiningNetwork Network { get; init; }

    /// <summary>The quantum miners, at most 1000.</summary>
    public IReadOnlyList<QuantumMiner> QuantumMiners { get; init; } = [];

    /// <summary>
    /// Shares of the classical hash rate that belong to pools, each a number above 0, together at most 1. A pool works on its
    /// own block at once. The rest are many small miners, who learn of each other's blocks like everybody else.
    /// </summary>
    public IReadOnlyList<double> PoolShares { get; init; } = [];

    /// <summary>Time from a block's discovery until all others have it, seconds, 0 to 3600.</summary>
    public double DelaySeconds { get; init; }

    /// <summary>
    /// Chance that a classical miner goes over to a block that came second (gamma). Where k blocks come after the first at the
    /// same height, each of them is chosen with probability gamma / (1 - gamma + k gamma).
    /// </summary>
    public double TieProbability { get; init; } = 0.5;

    /// <summary>True when the difficulty is adjusted every 2016 blocks by Bitcoin's rule; false when it stays.</summary>
    public bool AdjustsDifficulty { get; init; } = true;

    /// <summary>Blocks of the chain to count, 1 to 1e12.</summary>
    public long Blocks { get; init; } = 1_000_000;

    /// <summary>Seed of everything drawn.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Refuses what cannot be simulated.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="QuantumException">Something is out of range.</exception>
    public RaceOptions Validated()
    {
        if (Network.ExpectedHashesPerBlock < 4)
            throw new QuantumException($"A block takes at least 4 hashes, not {Network.ExpectedHashesPerBlock}.");
        if (QuantumMiners.Count > 1000)
            throw new QuantumException($"The race takes at most 1000 quantum miners, not {QuantumMiners.Count}.");
        if (PoolShares.Count > 1000 || PoolShares.Any(share => !(share > 0)) || PoolShares.Sum() > 1 + 1e-9)
            throw new QuantumException($"The pools' shares are positive and together at most 100 %, not {100 * PoolShares.Sum():0.##} %.");
        if (!(DelaySeconds is >= 0 and <= 3600))
            throw new QuantumException($"The network's delay is 0 to 3600 s, not {DelaySeconds}.");
        if (!(TieProbability is >= 0 and <= 1))
            throw new QuantumException($"The chance of a tie's second block is 0 to 1, not {TieProbability}.");
        if (Blocks is < 1 or > 1_000_000_000_000)
            throw new QuantumException($"The race takes 1 to 1e12 blocks, not {Blocks}.");
        foreach (QuantumMiner miner in QuantumMiners)
            miner.Validated();
        return this;
    }
}
