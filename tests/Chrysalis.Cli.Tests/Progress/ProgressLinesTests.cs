using Chrysalis.Cli.Progress;

namespace Chrysalis.Cli.Tests.Progress;

public sealed class ProgressLinesTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly StringWriter output = new();

    private string[] Lines => output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => output.Dispose();

    [Fact]
    public void Report_ThousandFastSteps_PrintsFewLines()
    {
        var progress = new ProgressLines(output, time);

        for (int i = 1; i <= 1000; i++, time.Advance(0.01))
            progress.Report(new("speak", i, 1000));

        Assert.InRange(Lines.Length, 3, 6);
    }

    [Fact]
    public void Report_SlowStage_PrintsATwentiethOrAMinuteApart()
    {
        var progress = new ProgressLines(output, time);

        for (int i = 1; i <= 100; i++, time.Advance(30))
            progress.Report(new("mouth", i, 100, Loss: 0.5));

        Assert.InRange(Lines.Length, 40, 60);
    }

    [Fact]
    public void Report_HalfWay_ShowsShareLossAndTimeLeft()
    {
        var progress = new ProgressLines(output, time);
        progress.Report(new("mouth", 0, 100));
        time.Advance(50);

        progress.Report(new("mouth", 50, 100, 0.25));

        Assert.Equal("mouth 50/100 (50 %), loss 0.2500, 50 s left", Lines[^1]);
    }

    /// <summary>Whoever does the work may know better than the units done tell, as while the first of them is under way.</summary>
    [Fact]
    public void Report_TimeLeftThatTheWorkTells_IsShownBesideItsNote()
    {
        var progress = new ProgressLines(output, time);

        progress.Report(new("speak", 0, 50, Note: "30 % of the next frame", Remaining: TimeSpan.FromMinutes(90)));

        Assert.Equal("speak 0/50 (0 %), 1:30:00 left; 30 % of the next frame", Lines[^1]);
    }

    [Fact]
    public void Report_ResumedStage_EstimatesFromTheStepsOfThisRun()
    {
        var progress = new ProgressLines(output, time);
        progress.Report(new("mouth", 900, 1000));
        time.Advance(60);

        progress.Report(new("mouth", 910, 1000));

        Assert.EndsWith("9:00 left", Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Report_Message_IsAlwaysPrinted()
    {
        var progress = new ProgressLines(output, time);
        progress.Report(new("mouth", 1, 1000));

        progress.Report(new("mouth", 2, 1000, Message: "preview written"));

        Assert.Equal("preview written", Lines[^1]);
    }
}
