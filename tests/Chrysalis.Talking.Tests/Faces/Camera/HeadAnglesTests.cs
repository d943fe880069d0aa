using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;

namespace Chrysalis.Talking.Tests.Faces.Camera;

public class HeadAnglesTests
{
    [Fact]
    public void Of_HeadWithTheCamerasAxes_IsZero() =>
        Assert.Equal(new HeadPose(0, 0, 0), HeadAngles.Of(new RigidPose(Quaternion.Identity, new(0.3f, 0.1f, -3))));

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(30, 0, 0)]
    [InlineData(-25, 12, -8)]
    [InlineData(10, -40, 60)]
    public void ToRotation_ThenOf_GivesTheAngles(float yaw, float pitch, float roll)
    {
        HeadPose found = HeadAngles.Of(HeadAngles.ToRotation(new(yaw, pitch, roll)));
        Assert.Equal(yaw, found.YawDeg, 0.001);
        Assert.Equal(pitch, found.PitchDeg, 0.001);
        Assert.Equal(roll, found.RollDeg, 0.001);
    }

    [Fact]
    public void ToRotation_TurnsAsHeadPoseSays()
    {
        Vector3 nose = Vector3.Transform(Vector3.UnitZ, HeadAngles.ToRotation(new(20, 0, 0)));
        Assert.True(nose.X > 0, "a positive yaw turns the face to the viewer's right");
        nose = Vector3.Transform(Vector3.UnitZ, HeadAngles.ToRotation(new(0, 20, 0)));
        Assert.True(nose.Y < 0, "a positive pitch looks down");
        Vector3 crown = Vector3.Transform(Vector3.UnitY, HeadAngles.ToRotation(new(0, 0, 20)));
        Assert.True(crown.X > 0, "a positive roll tilts clockwise");
    }

    [Theory]
    [InlineData(18, -7, 5)]
    [InlineData(-30, 10, -12)]
    public void Of_AgreesWithTheEstimatorOfLandmarks(float yaw, float pitch, float roll)
    {
        // The estimator's axes: y down, z away. A turn seen in them is the same turn with y and z negated.
        Quaternion turn = HeadAngles.ToRotation(new(yaw, pitch, roll));
        var inPicture = new Quaternion(turn.X, -turn.Y, -turn.Z, turn.W);
        Landmarks seen = SyntheticFaces.Landmarks(new(60, 0, 200, 150), Matrix4x4.CreateFromQuaternion(inPicture));
        HeadPose estimated = HeadPoseEstimator.Estimate(seen);
        Assert.Equal(yaw, estimated.YawDeg, 0.01);
        Assert.Equal(pitch, estimated.PitchDeg, 0.01);
        Assert.Equal(roll, estimated.RollDeg, 0.01);
    }

    [Fact]
    public void Spread_OfEvenTurns_IsItsPercentiles()
    {
        RigidPose?[] poses = [.. Enumerable.Range(-50, 101).Select(i => (RigidPose?)new RigidPose(
            HeadAngles.ToRotation(new(i / 5f, 0, 0)), new(0, 0, -3))), null];
        AngleSpread spread = AngleSpread.Of([new HeadTrack(300, 256, 256, poses)])!;
        Assert.Equal(-9, spread.Low.YawDeg, 0.001);
        Assert.Equal(0, spread.Median.YawDeg, 0.001);
        Assert.Equal(9, spread.High.YawDeg, 0.001);
        Assert.Null(AngleSpread.Of([new HeadTrack(300, 256, 256, [null])]));
    }
}
