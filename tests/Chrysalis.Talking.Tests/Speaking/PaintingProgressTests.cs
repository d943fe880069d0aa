using Chrysalis.Talking.Speaking;

namespace Chrysalis.Talking.Tests.Speaking;

/// <summary>What is told while a frame is under way.</summary>
public sealed class PaintingProgressTests
{
    private readonly ToldTime time = new();
    private readonly List<SpeakProgress> told = [];

    /// <summary>The output has twice the model's frames: a quarter of the second of ten is two and a half of twenty.</summary>
    [Fact]
    public void Report_SlowFrame_IsToldInTheOutputsFramesWithTheTimeLeft()
    {
        PaintingProgress progress = Of(new(new(50), new(25), 20));
        time.Advance(100);
        progress.Report(1.25);
        SpeakProgress one = Assert.Single(told);
        double share = 1.25 / new SpeakTimeline(new(50), new(25), 20).PaintedCount;
        Assert.Equal((SpeakStage.Speak, (long)(20 * share), 20), (one.Stage, one.Done, one.Total));
        Assert.Equal(20 * share - Math.Floor(20 * share), one.Part, 9);
        Assert.Equal(100 * (1 - share) / share, one.Remaining!.Value.TotalSeconds, 3);
    }

    [Fact]
    public void Report_FastFrames_IsToldOnceASecond()
    {
        PaintingProgress progress = Of(new(new(25), new(25), 1000));
        for (int i = 0; i < 100; i++, time.Advance(0.1))
            progress.Report(i);
        Assert.InRange(told.Count, 8, 10);
        Assert.Equal(told.Select(one => one.Done).Order(), told.Select(one => one.Done));
    }

    [Fact]
    public void Report_NothingDoneYetOrNoEndKnown_TellsNoTimeLeft()
    {
        PaintingProgress progress = Of(new(new(25), new(25), 10)), endless = Of(new(new(25), new(25), SpeakTimeline.Endless));
        time.Advance(5);
        endless.Report(3.5);
        progress.Report(0);
        Assert.Null(Assert.Single(told).Remaining);
    }

    private PaintingProgress Of(SpeakTimeline timeline) => new(timeline, new Hearer(told), time);

    private sealed class Hearer(List<SpeakProgress> told) : IProgress<SpeakProgress>
    {
        public void Report(SpeakProgress value) => told.Add(value);
    }

    /// <summary>A clock that only moves when told to.</summary>
    private sealed class ToldTime : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;

        public void Advance(double seconds) => ticks += TimeSpan.FromSeconds(seconds).Ticks;
    }
}
