using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Motion;

namespace Chrysalis.Talking.Tests.Motion;

public class PosedHeadTests
{
    private static readonly PosedHead Head = new(new(HeadAngles.ToRotation(new(4, -7, 2)), new(0.1f, -0.2f, -6)));

    [Fact]
    public void At_Rest_IsTheRest()
    {
        RequireSame(Head.Rest, Head.At(default));
        Assert.Equal(0, Head.Measure(Head.Rest).Turn.YawDeg, 1e-3f);
    }

    [Fact]
    public void Measure_WhatWasPlaced_IsTheMotion()
    {
        var draw = new Random(3);
        float Next(float most) => (draw.NextSingle() * 2 - 1) * most;
        for (int i = 0; i < 100; i++)
        {
            var motion = new HeadMotion(new(Next(40), Next(30), Next(20)), new(Next(0.3f), Next(0.3f), Next(0.3f)), 0.25f);
            HeadMotion measured = Head.Measure(Head.At(motion), 0.25f);
            for (int channel = 0; channel < MotionChannels.Names.Length; channel++)
                Assert.Equal(MotionChannels.Of(motion, channel), MotionChannels.Of(measured, channel), 0.01f);
            Assert.Equal(0.25f, measured.EyeClosure);
        }
    }

    [Fact]
    public void At_AShift_MovesTheWholeHeadInTheCamerasAxes()
    {
        RigidPose moved = Head.At(new(default, new(0.5f, -0.25f, 1), 0));
        RequireSame(Head.Rest with { Translation = Head.Rest.Translation + new Vector3(0.3f, -0.15f, 0.6f) }, moved);
    }

    [Fact]
    public void At_ATurnToTheRightOrDown_MovesTheFaceThere()
    {
        var straight = new PosedHead(new(Quaternion.Identity, new(0, 0, -6)));
        var nose = new Vector3(0, 0, 0.3f);
        Assert.True(straight.At(new(new(20, 0, 0), default, 0)).Place(nose).X > 0.2f);
        Assert.True(straight.At(new(new(0, 20, 0), default, 0)).Place(nose).Y < nose.Y - 0.1f);
        Vector3 above = new(0, 0.6f, 0);
        Assert.True(straight.At(new(new(0, 0, 20), default, 0)).Place(above).X > 0.2f);
    }

    [Fact]
    public void Of_ATrack_RestsAtItsMedianAndMeasuresTheRest()
    {
        RigidPose?[] poses =
            [.. Enumerable.Range(-20, 41).Select(i => (RigidPose?)Head.At(new(new(i, -i * 0.5f, 0), new(0, i * 0.01f, 0), 0)))];
        poses[3] = null;
        poses[37] = null;
        var track = new HeadTrack(700, 400, 400, poses);
        var found = PosedHead.Of(track);
        RequireSame(Head.Rest, found.Rest);
        HeadMotion?[] frames = found.Measure(track);
        Assert.Null(frames[3]);
        Assert.Equal(-20, frames[0]!.Value.Turn.YawDeg, 0.01f);
        Assert.Equal(0.2f, frames[40]!.Value.Shift.Y, 0.001f);
        var range = HeadPoseRange.Of(frames);
        Assert.True(range.Contains(new(19, 9, 0), 0.1f));
        Assert.False(range.Contains(new(22, 0, 0), 1));
    }

    private static void RequireSame(RigidPose expected, RigidPose actual)
    {
        foreach (Vector3 point in (Vector3[])[default, new(1, 0, 0), new(0, 1, 0), new(0, 0, 1)])
            Assert.True(Vector3.Distance(expected.Place(point), actual.Place(point)) < 1e-4f, $"{actual} instead of {expected}");
    }
}
