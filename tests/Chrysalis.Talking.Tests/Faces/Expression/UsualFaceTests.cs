using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Expression;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Tests.Faces.Expression;

public sealed class UsualFaceTests
{
    private static readonly int[] UpperLids = [158, 159, 160, 385, 386, 387], LowerLids = [153, 145, 144, 380, 374, 373];

    [Fact]
    public void Openness_LidsThatShut_GoesFromOneToZero()
    {
        UsualFace usual = Usual();

        Assert.Equal(1, usual.Openness(Face(1)).Left, 2);
        Assert.Equal(0, usual.Openness(Face(0)).Right, 2);
        Assert.Equal(0.5f, usual.Openness(Face(0.5f)).Left, 1);
        Assert.Equal(UsualFace.WidestEye, usual.Openness(Face(3)).Left, 2);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(25, 0, 0)]
    [InlineData(0, -20, 0)]
    [InlineData(-15, 15, 10)]
    public void Measure_TurnedHead_TellsTheSameAsAStraightOne(float yaw, float pitch, float roll)
    {
        UsualFace usual = Usual();
        Matrix4x4 turn = Matrix4x4.CreateRotationY(yaw * MathF.PI / 180) * Matrix4x4.CreateRotationX(pitch * MathF.PI / 180)
            * Matrix4x4.CreateRotationZ(roll * MathF.PI / 180);

        UpperFace straight = usual.Measure(Face(0.4f, 0.06f)), turned = usual.Measure(Face(0.4f, 0.06f, turn));

        Assert.All(straight.ToArray().Zip(turned.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 2));
        Assert.InRange(turned.EyeBlinkLeft, 0.5f, 0.7f);
        Assert.InRange(turned.BrowInnerUp, 0.4f, 0.55f);
    }

    [Fact]
    public void Measure_LoweredBrows_AreDownAndNotUp()
    {
        UpperFace face = Usual().Measure(Face(1, -0.05f));

        Assert.InRange(face.BrowDownLeft, 0.55f, 0.7f);
        Assert.Equal(face.BrowDownLeft, face.BrowDownRight, 3);
        Assert.Equal((0, 0, 0), (face.BrowInnerUp, face.BrowOuterUpLeft, face.BrowOuterUpRight));
    }

    [Fact]
    public void Of_NoFace_IsRefused() =>
        Assert.EndsWith(".", Assert.Throws<FaceException>(() => UsualFace.Of([])).Message, StringComparison.Ordinal);

    [Fact]
    public void Face_OfPoints_IsTheBoxOfTheOfficialFormula()
    {
        // 68 points: an upright face 40 wide about column 100; the bridge of the nose at row 50, the chin at row 90.
        var points = new Vector2[68];
        points.AsSpan().Fill(new(100, 60));
        (points[0], points[16], points[27], points[8]) = (new(80, 50), new(120, 50), new(100, 50), new(100, 90));

        Assert.Equal(new PixelBox(70, 4, 60, 92), FaceRectangles.Face(points, 360, 288));
        Assert.Equal(new PixelBox(70, 4, 39, 55), FaceRectangles.Face(points, 110, 60));
    }

    /// <summary>Someone who looks usual in 98 of 100 frames, and blinks.</summary>
    private static UsualFace Usual() => UsualFace.Of(Enumerable.Range(0, 100).Select(i => Face(i % 50 == 7 ? 0 : 1)));

    /// <summary>A face of the average face's steady points, with lids and brows of its own.</summary>
    private static TrackedFace Face(float open, float brows = 0, Matrix4x4? turn = null)
    {
        var place = new SimilarityTransform(80, 0, 200, 150);
        var points = new Vector3[Landmarks.Count];
        foreach (CanonicalFace.Point point in CanonicalFace.Points)
            points[point.Index] = point.Space;
        foreach (int lid in UpperLids)
            points[lid] = Lid(lid, -0.03f - 0.05f * open);
        foreach (int lid in LowerLids)
            points[lid] = Lid(lid, 0.03f);
        foreach (int brow in (int[])[336, 285, 296, 295, 300, 276, 293, 283])
            points[brow] = new(0.5f, -0.35f - brows, -0.1f);
        foreach (int brow in (int[])[107, 55, 66, 65, 70, 46, 63, 53])
            points[brow] = new(-0.5f, -0.35f - brows, -0.1f);
        float[] xyz = [.. points.Select(point => Vector3.Transform(point, turn ?? Matrix4x4.Identity)).SelectMany(point =>
        {
            Vector2 at = place.Apply(new(point.X, point.Y));
            return (float[])[at.X, at.Y, point.Z * place.Scale];
        })];
        var landmarks = new Landmarks(xyz);
        return new(default, landmarks, HeadPoseEstimator.Estimate(landmarks), place, 1);

        static Vector3 Lid(int lid, float y) => new(lid > 300 ? 0.5f : -0.5f, y, -0.05f);
    }
}
