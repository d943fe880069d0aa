using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Tests.Faces.Camera;

public class HeadPlacementTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(25, 0, 0)]
    [InlineData(0, -20, 0)]
    [InlineData(0, 0, 15)]
    [InlineData(-30, 12, -8)]
    public void Of_ATurnedFace_PutsItStraightAgain(float yaw, float pitch, float roll)
    {
        var pose = new HeadPose(yaw, pitch, roll);
        Matrix4x4 rotation = HeadPlacement.RotationOf(pose);
        var xyz = new float[Landmarks.Count * 3];
        foreach (CanonicalFace.Point point in CanonicalFace.Points)
        {
            Vector3 seen = 50 * Vector3.Transform(point.Space, rotation) + new Vector3(200, 120, 0);
            (xyz[point.Index * 3], xyz[point.Index * 3 + 1], xyz[point.Index * 3 + 2]) = (seen.X, seen.Y, seen.Z);
        }

        var landmarks = new Landmarks(xyz);
        HeadPose measured = HeadPoseEstimator.Estimate(landmarks);
        Assert.Equal(yaw, measured.YawDeg, 0.1f);
        Assert.Equal(pitch, measured.PitchDeg, 0.1f);
        Assert.Equal(roll, measured.RollDeg, 0.1f);

        HeadPlacement placement = HeadPlacement.Of(landmarks, measured);
        foreach (CanonicalFace.Point point in CanonicalFace.Points)
        {
            Vector3 face = placement.ToFace(HeadPlacement.At(landmarks, point.Index));
            Assert.True(Vector3.Distance(point.Space, face) < 0.005f, $"point {point.Index} is at {face}");
            Assert.True(Vector3.Distance(HeadPlacement.At(landmarks, point.Index), placement.ToFrame(face)) < 0.01f);
        }
    }
}
