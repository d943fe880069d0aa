using Chrysalis.Foundation.Progress;

namespace Chrysalis.Jobs;

/// <summary>Counts units, and estimates the time left from those that this run did.</summary>
internal sealed class UnitMeter(string stage, IProgress<WorkProgress>? progress, TimeProvider? time = null)
{
    private readonly TimeProvider time = time ?? TimeProvider.System;
    private long total;
    private long kept;
    private long done;
    private long ran;
    private long started;

    /// <summary>Takes note of a unit to come.</summary>
    public void Expect(bool isKept)
    {
        total++;
        kept += isKept ? 1 : 0;
    }

    /// <summary>The work begins.</summary>
    public void Begin()
    {
        started = time.GetTimestamp();
        progress?.Report(new(stage, 0, total));
    }

    /// <summary>A unit is done.</summary>
    public void Done(bool isKept)
    {
        done++;
        ran += isKept ? 0 : 1;
        progress?.Report(new(stage, done, total, Remaining: Remaining()));
    }

    private TimeSpan? Remaining() => ran == 0 ? null : time.GetElapsedTime(started) / ran * Math.Max(total - kept - ran, 0);
}
