using System.Numerics;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Tests.Faces.Mesh;

/// <summary>A mouth of 68 points.</summary>
public class SixtyEightPointsTests
{
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(40, 0.4, 0.25)]
    [InlineData(0.2, -2.5, 0.6)]
    public void Opening_FaceOfAnySizeAndRoll_IsItsGapInEyeDistances(float size, float roll, double gap)
    {
        Vector2[] points = [.. Face(gap).Select(point => Vector2.Transform(point * size, Matrix3x2.CreateRotation(roll)))];

        Assert.Equal(gap, SixtyEightPoints.Opening(points), 1e-5);
    }

    [Fact]
    public void OfMesh_EachPoint_IsNamedOnce() =>
        Assert.Equal(SixtyEightPoints.Count, SixtyEightPoints.OfMesh.Distinct().Count());

    // Eyes one apart, the inner lips' facing points one above the other.
    private static Vector2[] Face(double gap)
    {
        var points = new Vector2[SixtyEightPoints.Count];
        for (int i = 0; i < 6; i++)
            (points[36 + i], points[42 + i]) = (new(-0.5f + 0.1f * (i % 3 - 1), 0), new(0.5f + 0.1f * (i % 3 - 1), 0));
        foreach ((int upper, int lower, float x) in ((int, int, float)[])[(61, 67, -0.2f), (62, 66, 0), (63, 65, 0.2f)])
            (points[upper], points[lower]) = (new(x, 1), new(x, 1 + (float)gap));
        return points;
    }
}
