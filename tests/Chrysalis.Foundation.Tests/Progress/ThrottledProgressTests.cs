using Chrysalis.Foundation.Progress;

namespace Chrysalis.Foundation.Tests.Progress;

public class ThrottledProgressTests
{
    [Fact]
    public void Report_AThousandAtOnce_TellsBeginningsEndsAndMessages()
    {
        var told = new Steps();
        IProgress<WorkProgress> steps = told.Throttled(new Clock(TimeSpan.Zero));
        for (int i = 0; i <= 1000; i++)
            steps.Report(new("read", i, 1000, Message: i == 500 ? "half" : null));
        steps.Report(new("sort", 0, 2));
        steps.Report(new("sort", 1, 2));
        steps.Report(new("sort", 2, 2));
        Assert.Equal(
            [("read", 0), ("read", 500), ("read", 1000), ("sort", 0), ("sort", 2)],
            told.Reports.Select(report => (report.Stage, (int)report.Done)));
    }

    [Fact]
    public void Report_OverTime_TellsTenASecond()
    {
        var told = new Steps();
        IProgress<WorkProgress> steps = told.Throttled(new Clock(TimeSpan.FromMilliseconds(10)));
        for (int i = 0; i < 200; i++)
            steps.Report(new("read", i, 1000));
        Assert.InRange(told.Reports.Count, 15, 40);
    }

    private sealed class Steps : IProgress<WorkProgress>
    {
        public List<WorkProgress> Reports { get; } = [];

        public void Report(WorkProgress value) => Reports.Add(value);
    }

    /// <summary>A clock that goes on by a step each time it is looked at.</summary>
    private sealed class Clock(TimeSpan step) : TimeProvider
    {
        private long looks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => step.Ticks * ++looks;
    }
}
