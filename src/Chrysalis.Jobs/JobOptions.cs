namespace Chrysalis.Jobs;

/// <summary>How a job is run; nothing of it touches the result.</summary>
public sealed record JobOptions
{
    /// <summary>Units that run at once, at least 1.</summary>
    public int Threads
    {
        get;
        init => field = AtLeastOne(value);
    } = Environment.ProcessorCount;

    /// <summary>How often a unit that throws is tried before it counts as failed, at least 1.</summary>
    public int Tries
    {
        get;
        init => field = AtLeastOne(value);
    } = 3;

    /// <summary>What the progress calls the work.</summary>
    public string Stage { get; init; } = "units";

    /// <summary>
    /// Units begun before the oldest of them is merged, for each thread: it bounds the parts in memory, and how far the others get
    /// while one takes long.
    /// </summary>
    internal const int AheadEach = 4;

    private static int AtLeastOne(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        return value;
    }
}
