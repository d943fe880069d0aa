namespace Chrysalis.Quantum.Mining.Races;

/// <summary>
/// What was counted in a race. All counts are whole numbers, so that merging gives the same in any order. Miners are listed pools first,
/// then the many small miners as one, then the quantum miners. Not for use from several threads at once.
/// </summary>
public sealed class RaceTally
{
    private readonly long[] accepted;
    private readonly long[] found;

    /// <summary>An empty tally of so many miners.</summary>
    public RaceTally(int miners) => (accepted, found) = (new long[miners], new long[miners]);

    /// <summary>Blocks of the chain by miner.</summary>
    public IReadOnlyList<long> Accepted => accepted;

    /// <summary>Blocks found by miner, those that did not stay in the chain included.</summary>
    public IReadOnlyList<long> Found => found;

    /// <summary>Blocks of the chain.</summary>
    public long Blocks { get; private set; }

    /// <summary>Blocks found by measuring early, as a rival's block came.</summary>
    public long FoundEarly { get; private set; }

    /// <summary>Time between first and last block, microseconds.</summary>
    public long Microseconds { get; private set; }

    /// <summary>Sum of the blocks' difficulties in millionths of the classical network's own.</summary>
    public long MillionthsOfDifficulty { get; private set; }

    /// <summary>Blocks that did not stay in the chain.</summary>
    public long Stale => found.Sum() - Blocks;

    /// <summary>Adds another tally of the same race.</summary>
    public void Merge(RaceTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (int i = 0; i < accepted.Length; i++)
        {
            accepted[i] += other.accepted[i];
            found[i] += other.found[i];
        }

        Blocks += other.Blocks;
        FoundEarly += other.FoundEarly;
        Microseconds += other.Microseconds;
        MillionthsOfDifficulty += other.MillionthsOfDifficulty;
    }

    internal void CountFound(int miner, bool early)
    {
        found[miner]++;
        FoundEarly += early ? 1 : 0;
    }

    internal void CountAccepted(int miner, double seconds, double difficulty)
    {
        accepted[miner]++;
        Blocks++;
        Microseconds += (long)Math.Round(seconds * 1e6);
        MillionthsOfDifficulty += (long)Math.Round(difficulty * 1e6);
    }
}
