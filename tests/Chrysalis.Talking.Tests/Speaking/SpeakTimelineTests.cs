using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Talking.Tests.Speaking;

public class SpeakTimelineTests
{
    public static TheoryData<FrameRate, FrameRate> Rates =>
    [
        (new(25), new(25)),
        (new(30000, 1001), new(25)),
        (new(25), new(30000, 1001)),
        (new(60), new(25)),
        (new(10), new(25)),
        (new(50), new(25)),
    ];

    [Theory]
    [MemberData(nameof(Rates))]
    public void PaintedFor_AnyRates_IsTheNearestInTime(FrameRate output, FrameRate head)
    {
        var timeline = new SpeakTimeline(output, head, 500);
        for (long i = 0; i < timeline.OutputCount; i++)
        {
            double gap = timeline.PaintedFor(i) / head.PerSecond - i / output.PerSecond;
            Assert.InRange(Math.Abs(gap), 0, 0.5 / head.PerSecond + 1e-9);
            Assert.InRange(timeline.PaintedFor(i), 0, timeline.PaintedCount - 1);
        }
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void OutputFor_AnyRates_IsTheNearestThereIs(FrameRate output, FrameRate head)
    {
        var timeline = new SpeakTimeline(output, head, 500);
        for (long i = 0; i < timeline.PaintedCount; i++)
        {
            long nearest = timeline.OutputFor(i);
            Assert.InRange(nearest, 0, 499);
            if (nearest < 499)
                Assert.InRange(Math.Abs(nearest / output.PerSecond - i / head.PerSecond), 0, 0.5 / output.PerSecond + 1e-9);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(639, 1)]
    [InlineData(640, 1)]
    [InlineData(641, 2)]
    [InlineData(160_000, 250)]
    public void Covering_SamplesAt25Fps_ReachesTheEnd(long samples, long frames) =>
        Assert.Equal(frames, SpeakTimeline.Covering(samples, 16000, new(25)));

    [Fact]
    public void Nearest_AfterTenHoursOfNtsc_IsExact()
    {
        long last = 36000L * 30000 / 1001; // 1 078 921 frames of 30000/1001
        Assert.Equal(last, SpeakTimeline.Nearest(last, new(30000, 1001), new(30000, 1001)));
        Assert.Equal((long)Math.Round(last * 1001m / 30000 * 25), SpeakTimeline.Nearest(last, new(30000, 1001), new(25)));
    }
}
