using System.Numerics;
using Chrysalis.Talking.Motion;

namespace Chrysalis.Talking.Tests.Motion;

public class HeadMotionTrackTests
{
    private static readonly HeadMotion[] Three =
    [
        new(new(1, 2, 3), new(0.1f, 0.2f, 0.3f), 0), new(new(4, -2, 3), new(0, 0.4f, 0), 1), new(new(5, 0, 3), default, 0.5f),
    ];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 0)]
    [InlineData(1.5, 1)]
    [InlineData(2, 2)]
    public void At_TheTimeOfASample_IsTheSample(double seconds, int sample) =>
        Assert.Equal(Three[sample], new HeadMotionTrack([0.5, 1.5, 2], Three, TrackEnd.Hold).At(seconds));

    [Fact]
    public void At_AfterTheEnd_HoldsOrRunsBackwards()
    {
        var held = new HeadMotionTrack([0.5, 1.5, 2], Three, TrackEnd.Hold);
        var bounced = new HeadMotionTrack([0.5, 1.5, 2], Three, TrackEnd.Bounce);
        Assert.Equal(Three[2], held.At(1000));
        foreach (double back in (double[])[0.1, 0.5, 0.9, 1.5])
        {
            Assert.Equal(bounced.At(2 - back).Turn.YawDeg, bounced.At(2 + back).Turn.YawDeg, 4);
            Assert.Equal(bounced.At(0.5 + back).Turn.YawDeg, bounced.At(0.5 + 3 * 7 + back).Turn.YawDeg, 4);
        }
    }

    [Fact]
    public void At_OneSample_IsThatSampleAlways()
    {
        var track = new HeadMotionTrack([3], [Three[1]], TrackEnd.Bounce);
        Assert.Equal(Three[1], track.At(0));
        Assert.Equal(Three[1], track.At(50));
    }

    [Fact]
    public void AddedTurn_AddsItsAnglesOnly()
    {
        var head = new AddedTurn(new HeadMotionTrack([0], [Three[0]], TrackEnd.Hold), AnglePath.Constant(10), null, AnglePath.Constant(-1));
        Assert.Equal(Three[0] with { Turn = new(11, 2, 2) }, head.At(4));
    }

    [Fact]
    public void ScaledMotion_LeavesBlinks() => Assert.Equal(
        new HeadMotion(new(2, -1, 1.5f), new Vector3(0, 0.2f, 0), 1),
        new ScaledMotion(new HeadMotionTrack([0], [Three[1]], TrackEnd.Hold), 0.5f).At(0));

    [Fact]
    public void KnownPoses_BeyondThem_SaysWhereFirst()
    {
        Assert.True(AnglePath.TryParse("0:0,10:30", out AnglePath? yaw, out _));
        var known = new KnownPoses(
            new AddedTurn(StillHead.Instance, yaw, null, null), new(new(-12, -6, -5), new(14, 8, 4)));
        known.At(2);
        Assert.Null(known.Warning("anna"));
        known.At(8);
        known.At(10);
        Assert.Equal(
            "At 8.0 s the head turns to yaw 27, pitch 0, roll 0 degrees, where 'anna' has not seen it: its footage has yaw -12 to 14, "
                + "pitch -6 to 8, roll -5 to 4.",
            known.Warning("anna"));
    }
}
