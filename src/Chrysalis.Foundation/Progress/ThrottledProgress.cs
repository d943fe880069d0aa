namespace Chrysalis.Foundation.Progress;

/// <summary>
/// Passes on what is worth telling: the first and last report of a stage, every message, and otherwise no more than ten a second. May be
/// shared between threads.
/// </summary>
internal sealed class ThrottledProgress(IProgress<WorkProgress> steps, TimeProvider time) : IProgress<WorkProgress>
{
    private static readonly TimeSpan LeastGap = TimeSpan.FromMilliseconds(100);
    private readonly Lock gate = new();
    private string? stage;
    private long told;

    public void Report(WorkProgress value)
    {
        lock (gate)
        {
            bool isWorthIt = value.Stage != stage || value.Message is not null || value.Done == value.Total;
            if (!isWorthIt && time.GetElapsedTime(told) < LeastGap)
                return;
            (stage, told) = (value.Stage, time.GetTimestamp());
            steps.Report(value);
        }
    }
}
