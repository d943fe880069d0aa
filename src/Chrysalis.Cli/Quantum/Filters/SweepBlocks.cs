using Chrysalis.Cli.CommandLine;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary>Hands out the sweep bits of blocks; blocks are asked for by several threads, but never far from each other.</summary>
internal sealed class SweepBlocks(Func<ShotTable?> next, long shots)
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, ShotTable?> waiting = [];
    private long read;

    /// <summary>The sweep bits of a block, null for zeros.</summary>
    /// <exception cref="UsageException">There are too few of them.</exception>
    public ShotTable? Take(long block)
    {
        lock (gate)
        {
            for (; read <= block; read++)
            {
                ShotTable? sweep = next();
                long due = Math.Min(DetectionSampler.BlockShots, shots - (read * DetectionSampler.BlockShots));
                if (sweep is not null && sweep.Shots < due)
                    throw new UsageException($"The sweep bits end after {(read * DetectionSampler.BlockShots) + sweep.Shots} of {shots} "
                        + "shots: give a row for every shot.");
                waiting.Add(read, sweep);
            }
            waiting.Remove(block, out ShotTable? taken);
            return taken;
        }
    }
}
