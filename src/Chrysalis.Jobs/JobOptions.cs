namespace Chrysalis.Jobs;

/// <summary>How a job is run; nothing of it touches the result.</summary>
public sealed record JobOptions
{
    /// <summary>Units that run at once, at least 1.</summary>
    public int Threads
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A job runs at least one unit at a time.");
    } = Environment.ProcessorCount;

    /// <summary>How often a unit that throws is tried before it counts as failed, at least 1.</summary>
    public int Tries
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A unit is tried at least once.");
    } = 3;

    /// <summary>What the progress calls the work.</summary>
    public string Stage { get; init; } = "units";

    /// <summary>
    /// Units begun before the oldest of them is merged, for each thread: it bounds the parts in memory, and how far the others get
    /// while one takes long.
    /// </summary>
    internal const int AheadEach = 4;
}
