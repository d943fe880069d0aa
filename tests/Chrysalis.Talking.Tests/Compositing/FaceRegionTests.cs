using System.Numerics;
using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Media;
using static Chrysalis.Talking.Tests.Compositing.BlendScenes;

namespace Chrysalis.Talking.Tests.Compositing;

public class FaceRegionTests
{
    [Fact]
    public void ConvexHull_SquareWithPointsInside_IsItsCorners()
    {
        Vector2[] hull = FaceRegion.ConvexHull([new(0, 0), new(1, 1), new(2, 0), new(2, 2), new(0, 2), new(1, 0.5f), new(1, 0)]);
        Assert.Equal([new(0, 0), new(2, 0), new(2, 2), new(0, 2)], hull);
    }

    [Fact]
    public void WeightAt_InsideBesideAndFar_FallsWithTheDistance()
    {
        var square = new FaceRegion([new(0, 0), new(2, 0), new(2, 2), new(0, 2)], full: 0.5f, feather: 1);
        Assert.Equal(1, square.WeightAt(new(1, 1)));
        Assert.Equal(1, square.WeightAt(new(2.5f, 1)), 0.001f);
        Assert.Equal(0.5f, square.WeightAt(new(1, -1)), 0.001f);
        Assert.Equal(0, square.WeightAt(new(4, 1)));
        Assert.InRange(square.WeightAt(new(2.7f, 2.7f)), 0.3f, 0.9f); // round at the corners
    }

    [Fact]
    public void MouthAndChin_LandmarksOfATurnedFace_FollowTheLips()
    {
        TrackedFace face = WithLips(Face(180, 100, 50, tiltDeg: 30), new(0.3f, 1.2f));
        FaceRegion region = FaceRegion.MouthAndChin(new([null, face, face]));
        Assert.Equal(1, region.WeightAt(new(0.3f, 1.2f)));
        Assert.Equal(0, region.WeightAt(new(-0.6f, 1.2f)));
    }

    [Fact]
    public void AboveJaw_NoLandmarks_KeepsTheFaceAndLeavesTheNeck()
    {
        FaceRegion region = FaceRegion.AboveJaw(new([Face(180, 100, 46)]));
        Assert.Equal(1, region.WeightAt(new(0, 1.1f)));
        Assert.Equal(1, region.WeightAt(new(0, 1.95f))); // room for a chin that drops
        Assert.Equal(1, region.WeightAt(new(-0.9f, 1)));
        Assert.Equal(0, region.WeightAt(new(-0.9f, 1.8f))); // beside the neck
        Assert.Equal(0, region.WeightAt(new(0, 2.3f)));
    }

    [Fact]
    public void Blend_MouthOnly_LeavesTheCheeks()
    {
        TrackedFace face = Face(180, 100, 46);
        Frame frame = Waves(360, 288, 40);
        Frame before = frame.Clone();
        Frame crop = Cut(frame, Geometry, face);
        var mask = new BlendMask(Geometry, FaceRegion.MouthAndChin(new([face])));

        new FaceBlender(matchesColour: false).Blend(frame, new(96, 96), crop, Geometry.CropToFrame(face), mask);

        Assert.Equal([0, 0, 0], At(frame, 0, 1.1f)); // the mouth
        Assert.All(At(frame, 0, 1.75f), level => Assert.InRange(level, 0, 60)); // the chin
        Assert.Equal(At(before, 0.9f, 1.1f), At(frame, 0.9f, 1.1f)); // the cheeks
        Assert.Equal(At(before, -0.9f, 1.1f), At(frame, -0.9f, 1.1f));
    }

    private static byte[] At(Frame frame, float x, float y) => frame.Row((int)(100 + 46 * y)).Slice((int)(180 + 46 * x) * 3, 3).ToArray();

    // A small mouth around a point, and a chin below it; all other points stay at the eyes.
    private static TrackedFace WithLips(TrackedFace face, Vector2 centre)
    {
        float[] xyz = new float[Landmarks.Count * 3];
        int[] points = [.. MouthShape.MouthPoints, 152, 148, 377, 176, 400];
        foreach (int point in points)
        {
            Vector2 place = face.FaceToFrame.Apply(centre + 0.1f * new Vector2(MathF.Cos(point), MathF.Sin(point)));
            (xyz[point * 3], xyz[point * 3 + 1]) = (place.X, place.Y);
        }

        return face with { Landmarks = new(xyz) };
    }
}
