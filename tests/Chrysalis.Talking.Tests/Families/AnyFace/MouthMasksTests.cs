using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Families.AnyFace.Painting;

namespace Chrysalis.Talking.Tests.Families.AnyFace;

public class MouthMasksTests
{
    private const int Size = 64;

    [Fact]
    public void Draw_TwoEllipses_CoverTheirAreas()
    {
        var points = new Vector2[Landmarks.Count];
        Ring(points, LipRings.Outer, 24, 14);
        Ring(points, LipRings.Inner, 18, 8);
        var inside = new float[Size * Size];
        var lips = new float[Size * Size];
        MouthMasks.Draw(points, Size, inside, lips);

        Assert.Equal(PolygonArea(18, 8), inside.Sum(), 3f);
        Assert.Equal(PolygonArea(24, 14) - PolygonArea(18, 8), lips.Sum(), 6f);
        Assert.All(inside.Concat(lips), share => Assert.InRange(share, 0, 1.0001f));
        Assert.Equal(1, inside[32 * Size + 32], 3);
        Assert.Equal(1, lips[(32 + 11) * Size + 32], 3);
    }

    [Fact]
    public void Fill_BeyondTheSquareOrNoNumbers_StaysWithinIt()
    {
        var points = new Vector2[Landmarks.Count];
        Ring(points, LipRings.Inner, 500, 500);
        var mask = new float[Size * Size];
        MouthMasks.Fill(points, LipRings.Inner, Size, mask);
        Assert.All(mask, share => Assert.Equal(1, share, 3));
    }

    private static double PolygonArea(double a, double b) => 10 * a * b * Math.Sin(Math.PI / 10);

    private static void Ring(Vector2[] points, int[] ring, float width, float height)
    {
        for (int i = 0; i < ring.Length; i++)
        {
            float angle = MathF.Tau * i / ring.Length;
            points[ring[i]] = new(32 - width * MathF.Cos(angle), 32 - height * MathF.Sin(angle));
        }
    }
}
