using Chrysalis.Quantum.Statistics;

namespace Chrysalis.Quantum.Mining.Races;

/// <summary>The outcome of a simulated race.</summary>
public sealed record RaceReport
{
    internal RaceReport(RaceOptions options, RaceTally tally)
    {
        (Options, Tally) = (options, tally);
        int classical = options.PoolShares.Count + 1;
        Miners = [.. Enumerable.Range(0, tally.Accepted.Count).Select(i => Share(i, Name(i, options.PoolShares.Count, classical)))];
        QuantumAccepted = tally.Accepted.Skip(classical).Sum();
        Quantum = Share("all quantum miners", QuantumAccepted, tally.Found.Skip(classical).Sum());
        long found = tally.Blocks + tally.Stale;
        (StaleRate, WilsonInterval interval) = ((double)tally.Stale / found, WilsonInterval.Of(tally.Stale, found));
        (StaleLow, StaleHigh) = (interval.Low, interval.High);
    }

    /// <summary>Who mined.</summary>
    public RaceOptions Options { get; }

    /// <summary>The counts.</summary>
    public RaceTally Tally { get; }

    /// <summary>Each miner: pools, the many small miners, quantum miners.</summary>
    public IReadOnlyList<MinerShare> Miners { get; }

    /// <summary>The quantum miners together.</summary>
    public MinerShare Quantum { get; }

    /// <summary>Blocks of the chain that quantum miners found.</summary>
    public long QuantumAccepted { get; }

    /// <summary>Share of the blocks found that did not stay in the chain.</summary>
    public double StaleRate { get; }

    /// <summary>Lower end of the stale rate's 95 % interval (Wilson).</summary>
    public double StaleLow { get; }

    /// <summary>Upper end.</summary>
    public double StaleHigh { get; }

    /// <summary>Mean time between the chain's blocks, seconds.</summary>
    public double BlockSeconds => Tally.Microseconds / 1e6 / Tally.Blocks;

    /// <summary>Mean difficulty, in units of the classical network's own.</summary>
    public double MeanDifficulty => Tally.MillionthsOfDifficulty / 1e6 / Tally.Blocks;

    private static string Name(int index, int pools, int classical) =>
        index < pools ? $"pool {index + 1}" : index < classical ? "small classical miners" : $"quantum miner {index - classical + 1}";

    private MinerShare Share(int index, string name) => Share(name, Tally.Accepted[index], Tally.Found[index]);

    private MinerShare Share(string name, long accepted, long found)
    {
        WilsonInterval interval = WilsonInterval.Of(accepted, Tally.Blocks);
        return new(name, accepted, found, (double)accepted / Tally.Blocks, interval.Low, interval.High);
    }
}
