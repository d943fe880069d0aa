using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.VolumeRendering.Speaking;

namespace Chrysalis.Talking.Tests.VolumeRendering.Speaking;

public class HeadStanceTests
{
    private static readonly HeadStance Stance = HeadStance.Of(
        new(HeadAngles.ToRotation(new(3, -5, 2)), new(0.2f, -0.1f, -4)), HeadShape.Average);

    [Fact]
    public void At_NoMotion_IsThePoseAtRest()
    {
        RigidPose pose = Stance.At(default);

        Assert.True(Vector3.Distance(Stance.Rest.Translation, pose.Translation) < 1e-4f);
        Assert.True(MathF.Abs(Quaternion.Dot(Stance.Rest.Rotation, pose.Rotation)) > 1 - 1e-5f);
    }

    [Theory]
    [InlineData(15, 0, 0)]
    [InlineData(-20, 8, -4)]
    public void At_Turn_LeavesTheNeckInItsPlace(float yaw, float pitch, float roll)
    {
        RigidPose pose = Stance.At(new(new(yaw, pitch, roll), default, 0));

        Assert.True(Vector3.Distance(Stance.Rest.Place(Stance.Neck), pose.Place(Stance.Neck)) < 1e-4f);
        Assert.Equal(3 + yaw, HeadAngles.Of(pose).YawDeg, 0.01f);
    }

    [Fact]
    public void Of_AnyPose_IsTheMotionThatLeadsThere()
    {
        var motion = new HeadMotion(new(7, -3, 1), new(0.1f, -0.2f, 0.05f), 0);

        HeadMotion found = Stance.Of(Stance.At(motion));

        Assert.Equal(motion.Turn.YawDeg, found.Turn.YawDeg, 0.01f);
        Assert.Equal(motion.Turn.PitchDeg, found.Turn.PitchDeg, 0.01f);
        Assert.Equal(motion.Turn.RollDeg, found.Turn.RollDeg, 0.01f);
        Assert.True(Vector3.Distance(motion.Shift, found.Shift) < 1e-3f);
    }
}
