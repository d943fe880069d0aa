using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Tests.Faces.Mesh;

public class MouthShapeTests
{
    [Theory]
    [InlineData(40, 0)]
    [InlineData(90, 0.6f)]
    [InlineData(55, -1.2f)]
    public void Opening_AnySizeAndRoll_IsTheGapInInterOcularDistances(float interOcular, float angle)
    {
        Landmarks face = Face(0.12f, new(interOcular * MathF.Cos(angle), interOcular * MathF.Sin(angle), 300, 200));
        Assert.Equal(0.12f, MouthShape.Opening(face), 1e-4f);
        Assert.Equal(0.8f, MouthShape.Width(face), 1e-4f);
        Assert.Equal(interOcular, MouthShape.InterOcular(face), 0.05f);
    }

    [Fact]
    public void Opening_ClosedMouth_IsZero() => Assert.Equal(0, MouthShape.Opening(Face(0, new(50, 0, 0, 0))), 1e-5f);

    [Fact]
    public void MouthPoints_AreFortyDifferentPoints()
    {
        Assert.Equal(40, MouthShape.MouthPoints.Distinct().Count());
        Assert.All(MouthShape.MouthPoints, index => Assert.InRange(index, 0, Landmarks.Count - 1));
    }

    private static Landmarks Face(float gap, SimilarityTransform faceToFrame)
    {
        Landmarks face = SyntheticFaces.Landmarks(faceToFrame);
        void Put(int index, float x, float y)
        {
            Vector2 point = faceToFrame.Apply(new(x, y));
            (face.Xyz[index * 3], face.Xyz[index * 3 + 1]) = (point.X, point.Y);
        }

        foreach (var (upper, lower, x) in new[] { (81, 178, -0.2f), (82, 87, -0.1f), (13, 14, 0f), (312, 317, 0.1f), (311, 402, 0.2f) })
        {
            Put(upper, x, 1.1f);
            Put(lower, x, 1.1f + gap);
        }

        Put(61, -0.4f, 1.15f);
        Put(291, 0.4f, 1.15f);
        return face;
    }
}
