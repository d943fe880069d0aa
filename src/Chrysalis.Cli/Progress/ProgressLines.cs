using System.Globalization;
using Chrysalis.Foundation.Progress;

namespace Chrysalis.Cli.Progress;

/// <summary>
/// Progress as plain lines for logs: each twentieth of a stage or each minute, never faster than one in two seconds; messages always.
/// </summary>
internal sealed class ProgressLines(TextWriter output, TimeProvider time) : IProgress<WorkProgress>
{
    private static readonly TimeSpan LeastGap = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LargestGap = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly RemainingTime clock = new(time);
    private WorkProgress printed;
    private long printedAt;

    /// <inheritdoc/>
    public void Report(WorkProgress value)
    {
        lock (gate)
        {
            clock.Observe(value);
            if (IsDue(value))
                Print(value);
            if (value.Message is not null)
                output.WriteLine(value.Message);
        }
    }

    private bool IsDue(WorkProgress step)
    {
        if (step.Stage != printed.Stage)
            return true;
        TimeSpan gap = time.GetElapsedTime(printedAt);
        bool isTwentieth = step.Total > 0 && step.Done * 20 / step.Total != printed.Done * 20 / step.Total;
        return gap >= LargestGap || (isTwentieth && gap >= LeastGap);
    }

    private void Print(WorkProgress step)
    {
        (printed, printedAt) = (step, time.GetTimestamp());
        string share = step.Total > 0
            ? string.Create(CultureInfo.InvariantCulture, $" {step.Done}/{step.Total} ({100 * step.Done / step.Total} %)")
            : "";
        string loss = step.Loss is { } value ? string.Create(CultureInfo.InvariantCulture, $", loss {value:0.0000}") : "";
        string left = clock.Remaining(step) is { } remaining ? $", {RemainingTime.Format(remaining)} left" : "";
        string note = step.Note is null ? "" : $"; {step.Note}";
        output.WriteLine($"{step.Stage}{share}{loss}{left}{note}");
    }
}
