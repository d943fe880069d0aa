using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Families.AnyFace.Presence;

namespace Chrysalis.Talking.Tests.Families.AnyFace;

public class PresenceTests
{
    [Fact]
    public void Idle_BeginsAsThePictureAndNeverLeapsOrLeavesItsBounds()
    {
        var idle = new IdleMotion(4, 1);
        (HeadPose first, float x, float y) = idle.PoseAt(0);
        Assert.Equal((default, 0f, 0f), (first, x, y));
        Assert.Equal(0, idle.BlinkAt(0));
        HeadPose before = first;
        for (int frame = 1; frame < 25 * 60; frame++)
        {
            HeadPose pose = idle.PoseAt(frame / 25.0).Turn;
            Assert.InRange(Math.Abs(pose.YawDeg), 0, 4);
            Assert.InRange(Math.Abs(pose.YawDeg - before.YawDeg), 0, 0.35);
            Assert.InRange(Math.Abs(pose.PitchDeg - before.PitchDeg), 0, 0.25);
            before = pose;
        }
    }

    [Fact]
    public void Idle_BlinksAsOftenAsPeopleDoWhoSpeak()
    {
        var idle = new IdleMotion(9, 1);
        float[] lids = [.. Enumerable.Range(0, 25 * 300).Select(frame => idle.BlinkAt(frame / 25.0))];
        int blinks = Enumerable.Range(1, lids.Length - 1).Count(i => lids[i] > 0.5f && lids[i - 1] <= 0.5f);
        Assert.InRange(blinks / 5.0, 12, 32);
        Assert.True(lids.Max() > 0.8f);
    }

    [Fact]
    public void Idle_TheSameSeed_IsTheSame_AndNoneStandsStill()
    {
        Assert.Equal(new IdleMotion(3, 1).PoseAt(7.3), new IdleMotion(3, 1).PoseAt(7.3));
        Assert.NotEqual(new IdleMotion(3, 1).PoseAt(7.3), new IdleMotion(5, 1).PoseAt(7.3));
        Assert.Equal((default, 0f, 0f), new IdleMotion(3, 0).PoseAt(7.3));
        Assert.Equal(0, new IdleMotion(3, 0).BlinkAt(7.3));
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
