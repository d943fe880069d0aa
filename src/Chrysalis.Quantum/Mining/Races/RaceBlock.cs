namespace Chrysalis.Quantum.Mining.Races;

/// <summary>A block of the simulated tree.</summary>
/// <param name="Parent">Index of the block before it; -1 at the root.</param>
/// <param name="Owner">Who found it; -1 at the root.</param>
/// <param name="Height">Blocks before it.</param>
/// <param name="Seconds">When it was found; its honest timestamp.</param>
/// <param name="Work">Sum of the difficulties up to it.</param>
/// <param name="Difficulty">Its own difficulty.</param>
/// <param name="NextDifficulty">Difficulty of the block after it.</param>
/// <param name="PeriodStart">Time of the first block of its period of 2016.</param>
internal readonly record struct RaceBlock(
    int Parent, int Owner, long Height, double Seconds, double Work, double Difficulty, double NextDifficulty, double PeriodStart)
{
    /// <summary>
    /// The block after this one. Bitcoin's rule: at each 2016th block the time from the period's first block to its last is compared with
    /// two weeks, by a factor of at most 4.
    /// </summary>
    public RaceBlock Next(int index, int owner, double seconds, bool adjusts)
    {
        long height = Height + 1;
        double start = height % MiningNetwork.RetargetBlocks == 0 ? seconds : PeriodStart;
        double next = NextDifficulty;
        if (adjusts && height % MiningNetwork.RetargetBlocks == MiningNetwork.RetargetBlocks - 1)
            next *= Math.Clamp(MiningNetwork.RetargetBlocks * MiningNetwork.BlockIntervalSeconds / (seconds - start), 0.25, 4);
        return new(index, owner, height, seconds, Work + NextDifficulty, NextDifficulty, next, start);
    }
}
