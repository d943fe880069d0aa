namespace Chrysalis.Quantum.Mining.Races;

/// <summary>
/// Simulates the race for blocks event by event. The blocks are split into units of fixed length, each with its own random
/// numbers and its own chain, so that the counts do not depend on how units are spread over threads or machines.
/// </summary>
public static class RaceSimulation
{
    /// <summary>Blocks of a unit: twenty periods of difficulty.</summary>
    public const int UnitBlocks = 20 * MiningNetwork.RetargetBlocks;

    /// <summary>Units of a race.</summary>
    public static long UnitCount(RaceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return (options.Blocks + UnitBlocks - 1) / UnitBlocks;
    }

    /// <summary>Simulates all units on the cores of this machine.</summary>
    /// <param name="options">Who mines.</param>
    /// <param name="progress">Told the share of units done.</param>
    /// <param name="workers">Threads, at least 1; null for one a core.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="QuantumException">An option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static RaceReport Run(
        RaceOptions options, IProgress<double>? progress = null, int? workers = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        long units = UnitCount(options), done = 0;
        var total = new RaceTally(MinerCount(options));
        Lock merging = new();
        Parallel.For(
            0L, units,
            new ParallelOptions { MaxDegreeOfParallelism = workers ?? Environment.ProcessorCount, CancellationToken = cancellation },
            unit =>
            {
                RaceTally tally = RunUnits(options, unit, 1, cancellation);
                lock (merging)
                {
                    total.Merge(tally);
                    progress?.Report((double)++done / units);
                }
            });
        return new(options, total);
    }

    /// <summary>Simulates some units; the tallies of all units, merged in any order, are the race's.</summary>
    /// <param name="options">Who mines.</param>
    /// <param name="first">First unit.</param>
    /// <param name="count">Units.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static RaceTally RunUnits(RaceOptions options, long first, long count, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        options.Validated();
        var total = new RaceTally(MinerCount(options));
        for (long unit = first; unit < Math.Min(first + count, UnitCount(options)); unit++)
        {
            long blocks = Math.Min(UnitBlocks, options.Blocks - unit * UnitBlocks);
            total.Merge(new RaceWorld(options, unit).Run(blocks, cancellation));
        }

        return total;
    }

    private static int MinerCount(RaceOptions options) => options.PoolShares.Count + 1 + options.QuantumMiners.Count;
}
