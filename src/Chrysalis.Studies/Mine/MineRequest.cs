using Chrysalis.Quantum.Mining;
using Chrysalis.Quantum.Mining.Races;

namespace Chrysalis.Studies.Mine;

/// <summary>What <c>quantum mine</c> is asked.</summary>
public sealed record MineRequest
{
    /// <summary>The classical network.</summary>
    public required MiningNetwork Network { get; init; }

    /// <summary>Where the network's difficulty is from.</summary>
    public required string NetworkSource { get; init; }

    /// <summary>The quantum miner of the closed form.</summary>
    public required QuantumMinerPower Power { get; init; }

    /// <summary>Where its speed is from.</summary>
    public required string PowerSource { get; init; }

    /// <summary>Toffoli layers of one Grover iteration.</summary>
    public required long ToffoliDepth { get; init; }

    /// <summary>Measuring time of the closed form, seconds; null for the best.</summary>
    public double? MeasureAfterSeconds { get; init; }

    /// <summary>Chance of the second block at a tie; counts in the closed form only when aggressive.</summary>
    public double TieProbability { get; init; }

    /// <summary>True when the miner measures as a rival's block comes.</summary>
    public bool IsAggressive { get; init; }

    /// <summary>Costs of an iteration and of a double hash in one currency, when both are given.</summary>
    public (double Iteration, double Hash)? Costs { get; init; }

    /// <summary>The race to simulate.</summary>
    public RaceOptions? Race { get; init; }

    /// <summary>Most miners of the equilibria; 0 for none.</summary>
    public int EquilibriumMiners { get; init; }

    /// <summary>Power of each miner of the equilibria.</summary>
    public double GameAlpha { get; init; }

    /// <summary>
    /// The race whose stale rate is compared, peaceful and aggressive, for a growing number of its first quantum miner; null for none.
    /// </summary>
    public RaceOptions? StaleRace { get; init; }

    /// <summary>Speeds of the timestamp attack.</summary>
    public IReadOnlyList<double> AttackSpeeds { get; init; } = [];

    /// <summary>Simulated attacks a speed.</summary>
    public int AttackRuns { get; init; }

    /// <summary>Seed of everything drawn.</summary>
    public int Seed { get; init; }
}
