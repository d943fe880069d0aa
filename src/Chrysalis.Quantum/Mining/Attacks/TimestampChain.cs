namespace Chrysalis.Quantum.Mining.Attacks;

/// <summary>
/// Bitcoin's rules for timestamps and difficulty on one chain: a timestamp is above the median of the last eleven and at most
/// two hours ahead of the clock; every 2016 blocks the difficulty is multiplied by two weeks over the period's span, by a
/// factor of at most 4 either way.
/// </summary>
internal sealed class TimestampChain
{
    private const int MedianBlocks = 11;
    private const long FutureSeconds = 7200;

    private readonly long[] last = new long[MedianBlocks];
    private long periodStart;
    private int inPeriod;

    /// <summary>A chain whose last blocks all carry the time 0; the next block begins a period.</summary>
    public TimestampChain() => Array.Fill(last, 0);

    /// <summary>Difficulty of the next block, in units of the start's.</summary>
    public double Difficulty { get; private set; } = 1;

    /// <summary>Sum of the blocks' difficulties.</summary>
    public double Work { get; private set; }

    /// <summary>Blocks of the chain.</summary>
    public long Blocks { get; private set; }

    /// <summary>Smallest timestamp that the next block may carry.</summary>
    public long LeastTimestamp
    {
        get
        {
            Span<long> sorted = stackalloc long[MedianBlocks];
            last.CopyTo(sorted);
            sorted.Sort();
            return sorted[MedianBlocks / 2] + 1;
        }
    }

    /// <summary>Timestamp of the period's first block.</summary>
    public long PeriodStart => periodStart;

    /// <summary>Blocks of the period so far.</summary>
    public int InPeriod => inPeriod;

    /// <summary>Appends a block.</summary>
    /// <param name="timestamp">Seconds it claims.</param>
    /// <param name="clock">Seconds there really are.</param>
    /// <exception cref="InvalidOperationException">The rules forbid the timestamp.</exception>
    public void Append(long timestamp, double clock)
    {
        if (timestamp < LeastTimestamp || timestamp > clock + FutureSeconds)
            throw new InvalidOperationException(
                $"A timestamp of {timestamp} s is against the rules at {clock} s: the least is {LeastTimestamp} s.");
        if (inPeriod == 0)
            periodStart = timestamp;
        last[Blocks++ % MedianBlocks] = timestamp;
        Work += Difficulty;
        if (++inPeriod < MiningNetwork.RetargetBlocks)
            return;
        const double Target = MiningNetwork.RetargetBlocks * MiningNetwork.BlockIntervalSeconds;
        Difficulty *= Target / Math.Clamp(timestamp - periodStart, Target / 4, Target * 4);
        inPeriod = 0;
    }
}
