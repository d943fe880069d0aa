namespace Chrysalis.Bitcoin.ChainFiles;

/// <summary>
/// When a block of a height was made, between the main network's first block and its halvings; within about three months.
/// Snapshots tell heights only. Dates: the headers of blocks 0, 210000, 420000, 630000 and 840000.
/// </summary>
public static class HeightTimes
{
    private const int Halving = 210_000;
    private const long TenMinutes = 600;

    private static ReadOnlySpan<uint> Times => [1_231_006_505, 1_354_116_278, 1_468_082_773, 1_589_225_023, 1_713_571_767];

    /// <summary>Seconds since 1970.</summary>
    public static uint Estimate(int height)
    {
        int epoch = height / Halving;
        if (epoch >= Times.Length - 1)
            return (uint)Math.Min(uint.MaxValue, Times[^1] + (height - (Times.Length - 1L) * Halving) * TenMinutes);
        double share = (double)(height % Halving) / Halving;
        return (uint)(Times[epoch] + share * (Times[epoch + 1] - (double)Times[epoch]));
    }
}
