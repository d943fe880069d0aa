using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Tests.Faces.Mesh;

public class FaceAlignmentTests
{
    [Fact]
    public void Fit_AverageFacePlacedByASimilarity_FindsTheSimilarity()
    {
        var placed = new SimilarityTransform(40, -13, 211, 97);
        SimilarityTransform found = FaceAlignment.Fit(SyntheticFaces.Landmarks(placed));
        Assert.Equal(placed.A, found.A, 1e-3f);
        Assert.Equal(placed.B, found.B, 1e-3f);
        Assert.Equal(placed.TranslateX, found.TranslateX, 1e-2f);
        Assert.Equal(placed.TranslateY, found.TranslateY, 1e-2f);
    }

    [Fact]
    public void Fit_MovingMouthAndJaw_ChangesNothing()
    {
        Landmarks still = SyntheticFaces.Landmarks(new(50, 0, 100, 100));
        Landmarks talking = new((float[])still.Xyz.Clone());
        foreach (int index in MouthShape.MouthPoints.Concat([152, 148, 176, 377, 400, 172, 397]))
            talking.Xyz[index * 3 + 1] += 20;
        Assert.Equal(FaceAlignment.Fit(still), FaceAlignment.Fit(talking));
    }

    [Fact]
    public void Points_AreSymmetricWithEyesOneUnitApart()
    {
        CanonicalFace.Point[] points = CanonicalFace.Points;
        Assert.All(points, point => Assert.Contains(points, other =>
            Vector3.Distance(other.Space, new(-point.X, point.Y, point.Z)) < 1e-3f));
        Vector2 Mean(int a, int b) => (points.Single(p => p.Index == a).Plane + points.Single(p => p.Index == b).Plane) / 2;
        Assert.Equal(0, Vector2.Distance(Mean(33, 133), new(-0.5f, 0)), 1e-3f);
        Assert.Equal(0, Vector2.Distance(Mean(362, 263), new(0.5f, 0)), 1e-3f);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(20, 0, 0)]
    [InlineData(0, 15, 0)]
    [InlineData(0, 0, 30)]
    [InlineData(-25, -10, 12)]
    public void Estimate_TurnedFace_GivesItsAngles(float yaw, float pitch, float roll)
    {
        // Yaw to the viewer's right moves the nose (nearer, z < 0) to +x; pitch down moves it to +y; roll is clockwise.
        const float Radian = MathF.PI / 180;
        Matrix4x4 turn =
            Matrix4x4.CreateRotationY(-yaw * Radian) * Matrix4x4.CreateRotationX(pitch * Radian) * Matrix4x4.CreateRotationZ(roll * Radian);
        HeadPose pose = HeadPoseEstimator.Estimate(SyntheticFaces.Landmarks(new(60, 0, 200, 100), turn));
        Assert.Equal(yaw, pose.YawDeg, 0.01f);
        Assert.Equal(pitch, pose.PitchDeg, 0.01f);
        Assert.Equal(roll, pose.RollDeg, 0.01f);
    }

    [Fact]
    public void Estimate_NoseToTheViewersRight_IsPositiveYaw()
    {
        Matrix4x4 turn = Matrix4x4.CreateRotationY(-0.3f);
        Assert.True(Vector3.Transform(new(0, 0.5f, -0.7f), turn).X > 0);
        Assert.True(HeadPoseEstimator.Estimate(SyntheticFaces.Landmarks(new(60, 0, 0, 0), turn)).YawDeg > 0);
    }
}
