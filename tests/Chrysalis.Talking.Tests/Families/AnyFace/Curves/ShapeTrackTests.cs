using Chrysalis.Talking.Families.AnyFace.Curves;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Families.AnyFace.Curves;

public sealed class ShapeTrackTests
{
    [Fact]
    public void At_TwiceTheRate_HasTheMiddleBetweenFrames()
    {
        ShapeTrack track = Track(3).At(new FrameRate(50));

        Assert.Equal(50, track.Fps);
        Assert.Equal([0, 0.02, 0.04, 0.06, 0.08], track.Frames.Select(frame => frame.TimeSeconds));
        Assert.Equal([0, 0.5f, 1, 1.5f, 2], track.Frames.Select(frame => frame.Coefficients[0]));
        Assert.All(track.Frames, frame => Assert.Equal(1, frame.Visemes.Sum(), 1e-6f));
    }

    [Theory]
    [InlineData(26, 25, 1, 26)]
    [InlineData(26, 60, 1, 61)]
    [InlineData(26, 10, 1, 11)]
    [InlineData(26, 30000, 1001, 30)]
    [InlineData(26, 1, 1, 2)]
    [InlineData(1, 60, 1, 1)]
    public void At_AnyRate_EndsBeforeTheLastFrameIsPassed(int frames, int numerator, int denominator, int expected)
    {
        ShapeTrack track = Track(frames).At(new FrameRate(numerator, denominator));

        Assert.Equal(expected, track.Frames.Count);
        Assert.All(track.Frames, frame => Assert.Equal(25 * frame.TimeSeconds, frame.Coefficients[0], 1e-3));
    }

    [Fact]
    public void At_MoreThanAMillionFrames_IsRefused() => Assert.Contains(
        "At 1000 frames a second the speech has 1001001 frames: ask for fewer",
        Assert.Throws<TalkingException>(() => Track(1002, fps: 1).At(new FrameRate(1000))).Message, StringComparison.Ordinal);

    private static ShapeTrack Track(int frames, double fps = 25) => new(
        fps, ShapeNames.Of(1),
        [.. Enumerable.Range(0, frames).Select(i => new ShapeFrame(i / fps, [i], [], i % 2 == 0 ? [1, 0] : [0.25f, 0.75f]))]);
}
