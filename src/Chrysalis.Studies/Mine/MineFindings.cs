using Chrysalis.Quantum.Mining;
using Chrysalis.Quantum.Mining.Attacks;
using Chrysalis.Quantum.Mining.Races;

namespace Chrysalis.Studies.Mine;

/// <summary>What <c>quantum mine</c> found.</summary>
public sealed record MineFindings
{
    /// <summary>Seed of everything drawn.</summary>
    public required int Seed { get; init; }

    /// <summary>The network.</summary>
    public required MiningNetwork Network { get; init; }

    /// <summary>Where its difficulty is from.</summary>
    public required string NetworkSource { get; init; }

    /// <summary>The quantum miner.</summary>
    public required QuantumMinerPower Power { get; init; }

    /// <summary>Where its speed is from.</summary>
    public required string PowerSource { get; init; }

    /// <summary>Toffoli layers of one iteration of our oracle.</summary>
    public required long ToffoliLayersPerIteration { get; init; }

    /// <summary>Chance of the second block at a tie; null when peaceful.</summary>
    public required double? TieProbability { get; init; }

    /// <summary>What it gains.</summary>
    public required MiningAdvantage Advantage { get; init; }

    /// <summary>The small-power limit.</summary>
    public LimitFindings Limit { get; } = new(
        SmallPowerLimit.BestIntervals, SmallPowerLimit.BestMinutes, SmallPowerLimit.ReachProbability, SmallPowerLimit.BestShape,
        SmallPowerLimit.BestCoefficient);

    /// <summary>True when quantum mining is cheaper, at the costs given.</summary>
    public required bool? Pays { get; init; }

    /// <summary>Whom it overtakes at which speed.</summary>
    public required IReadOnlyList<Overtaking> Overtaking { get; init; }

    /// <summary>The exact race beside the limit.</summary>
    public required IReadOnlyList<ApproximationRow> Approximation { get; init; }

    /// <summary>The simulated race.</summary>
    public RaceReport? Race { get; init; }

    /// <summary>What the closed form says of the simulated race, where it covers it.</summary>
    public double? RaceClosedForm { get; init; }

    /// <summary>Equilibria by number of miners.</summary>
    public IReadOnlyList<EquilibriumFindings>? Equilibria { get; init; }

    /// <summary>Stale rates by number of miners.</summary>
    public IReadOnlyList<StaleFindings>? StaleRates { get; init; }

    /// <summary>Timestamp attacks by speed.</summary>
    public IReadOnlyList<TimestampAttackResult>? TimestampAttacks { get; init; }

    /// <summary>The constants of the small-power limit.</summary>
    public sealed record LimitFindings(
        double BestIntervals, double BestMinutes, double ReachProbability, double BestShape, double BestCoefficient);

    /// <summary>
    /// An equilibrium, times in minutes; the one-shot figures are those of a race without a classical network, null for one miner.
    /// </summary>
    public sealed record EquilibriumFindings(
        int Miners, double Alpha, double MeanMinutes, double LowMinutes, double HighMinutes, double WinProbability, double Gain,
        double TieProbability, double StepSeconds, double? OneShotValue, double? OneShotEarliestShare);

    /// <summary>Stale rates with 95 % intervals, and the quantum miners' share of the blocks.</summary>
    public sealed record StaleFindings(
        int Miners, RateFindings Peaceful, RateFindings Aggressive, double PeacefulShare, double AggressiveShare);

    /// <summary>A rate with its 95 % interval.</summary>
    public sealed record RateFindings(double Value, double Low, double High);
}
