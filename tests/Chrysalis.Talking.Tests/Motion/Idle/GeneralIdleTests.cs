using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Motion.Idle;

namespace Chrysalis.Talking.Tests.Motion.Idle;

public class GeneralIdleTests
{
    [Fact]
    public void At_BeginsAtRestAndNeverLeapsOrLeavesItsBounds()
    {
        var idle = new GeneralIdle(4);
        HeadMotion before = idle.At(0);
        Assert.Equal(default, before);
        for (int frame = 1; frame < 25 * 3600; frame++)
        {
            HeadMotion head = idle.At(frame / 25.0);
            Assert.InRange(Math.Abs(head.Turn.YawDeg), 0, 4);
            Assert.InRange(Math.Abs(head.Turn.YawDeg - before.Turn.YawDeg), 0, 0.35);
            Assert.InRange(Math.Abs(head.Turn.PitchDeg - before.Turn.PitchDeg), 0, 0.25);
            before = head;
        }
    }

    [Fact]
    public void At_BlinksAsOftenAsPeopleDoWhoSpeak()
    {
        var idle = new GeneralIdle(9);
        float[] lids = [.. Enumerable.Range(0, 25 * 300).Select(frame => idle.At(frame / 25.0).EyeClosure)];
        int blinks = Enumerable.Range(1, lids.Length - 1).Count(i => lids[i] > 0.5f && lids[i - 1] <= 0.5f);
        Assert.InRange(blinks / 5.0, 12, 32);
        Assert.True(lids.Max() > 0.8f);
    }

    [Fact]
    public void At_TheSameSeed_IsTheSame_AndNoneStandsStill()
    {
        Assert.Equal(new GeneralIdle(3).At(7.3), new GeneralIdle(3).At(7.3));
        Assert.NotEqual(new GeneralIdle(3).At(7.3), new GeneralIdle(5).At(7.3));
        Assert.Equal(default, new GeneralIdle(3, 0).At(7.3));
        var there = new GeneralIdle(3);
        there.At(100);
        Assert.Equal(new GeneralIdle(3).At(2), there.At(2));
    }
}
