using System.Numerics;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Motion.Stills;
using Chrysalis.Talking.Tests.Families.AnyFace;

namespace Chrysalis.Talking.Tests.Motion.Stills;

public class StillsTests
{
    [Fact]
    public void BearableTurn_WithinTheBounds_IsAsAsked()
    {
        var bearable = new BearableTurn(default);
        var asked = new HeadMotion(new(12, -9, 8), new(0.1f, -0.1f, 0.5f), 0.3f);
        Assert.Equal(asked, bearable.Of(asked));
        Assert.Null(bearable.Warning);
    }

    [Fact]
    public void BearableTurn_Beyond_SlowsDownAndIsSaidOnce()
    {
        var bearable = new BearableTurn(default);
        float before = 0;
        for (float yaw = 0; yaw <= 60; yaw += 0.5f)
        {
            float held = bearable.Of(new(new(yaw, 0, 0), default, 0)).Turn.YawDeg;
            Assert.InRange(held, before, Math.Min(yaw, BearableTurn.Most.YawDeg));
            before = held;
        }

        Assert.Equal(-before, new BearableTurn(default).Of(new(new(-60, 0, 0), default, 0)).Turn.YawDeg);
        Assert.Equal(
            "The head was to turn by up to yaw 60, pitch 0, roll 0 degrees; this photo bears yaw -18 to 18, pitch 14 and roll 14 to either "
                + "side, and was turned no further.",
            bearable.Warning);
    }

    [Theory]
    [InlineData(-20, -18, 8)]
    [InlineData(12, -12, 18)]
    [InlineData(50, -6, 18)]
    public void BearableTurn_OfAFaceThatLooksAside_TurnsBackLess(float photo, float leftmost, float rightmost)
    {
        var bearable = new BearableTurn(new(photo, 0, 0));
        Assert.Equal(leftmost, bearable.Of(new(new(-200, 0, 0), default, 0)).Turn.YawDeg, 0.01f);
        Assert.Equal(rightmost, bearable.Of(new(new(200, 0, 0), default, 0)).Turn.YawDeg, 0.01f);
    }

    [Fact]
    public void Lids_Shut_MeetAndLeaveTheMouthAlone()
    {
        Vector3[] points = MadeUpFaces.Rest();
        (points[159], points[145]) = (new(-0.5f, -0.1f, 0), new(-0.5f, 0.1f, 0));
        Vector3[] shut = (Vector3[])points.Clone();
        Lids.Close(shut, 1);
        Assert.Equal(shut[145].Y, shut[159].Y, 3);
        Assert.Equal(points[13], shut[13]);
        Lids.Close(points, 0);
        Assert.Equal(0.1f, points[145].Y, 4);
    }
}
