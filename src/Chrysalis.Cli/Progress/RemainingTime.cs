using Chrysalis.Foundation.Progress;

namespace Chrysalis.Cli.Progress;

/// <summary>Estimates when a stage ends, from the units done since it was first seen (a resumed stage does not start at zero).</summary>
internal sealed class RemainingTime(TimeProvider time)
{
    private string stage = "";
    private long firstDone;
    private long started;

    /// <summary>Takes note of a step.</summary>
    public void Observe(WorkProgress step)
    {
        if (step.Stage == stage && step.Done >= firstDone)
            return;
        (stage, firstDone, started) = (step.Stage, step.Done, time.GetTimestamp());
    }

    /// <summary>
    /// Time left of the step's stage, as whoever does the work tells or by the units done; null while there is nothing to estimate it from.
    /// </summary>
    public TimeSpan? Remaining(WorkProgress step)
    {
        if (step.Remaining is { } told)
            return told;
        double elapsed = time.GetElapsedTime(started).TotalSeconds;
        long done = step.Done - firstDone;
        return done > 0 && step.Total >= step.Done ? TimeSpan.FromSeconds(elapsed / done * (step.Total - step.Done)) : null;
    }

    /// <summary>A length of time for people: <c>1:02:03</c>, <c>4:05</c> or <c>12 s</c>.</summary>
    public static string Format(TimeSpan time) => time switch
    {
        { TotalHours: >= 1 } => $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}",
        { TotalMinutes: >= 1 } => $"{time.Minutes}:{time.Seconds:00}",
        _ => $"{time.TotalSeconds:0} s",
    };
}
