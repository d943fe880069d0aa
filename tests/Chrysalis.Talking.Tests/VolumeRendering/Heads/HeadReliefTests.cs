using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.VolumeRendering.Heads;

namespace Chrysalis.Talking.Tests.VolumeRendering.Heads;

/// <summary>The height of a face at any place.</summary>
public class HeadReliefTests
{
    [Fact]
    public void At_PointsOfTheFace_IsTheirHeight()
    {
        HeadShape person = HeadShape.Average;
        float[] heights = HeadRelief.Of(person);

        float[] errors = [.. person.Points.Select(point => MathF.Abs(HeadRelief.At(heights, point.X, point.Y) - point.Z)).Order()];

        Assert.True(errors[errors.Length / 2] < 0.01f);
        Assert.True(errors[errors.Length * 95 / 100] < 0.06f, "All but the steep sides of the nose and the face's edge.");
    }

    [Fact]
    public void Of_PointsInAPlane_IsThatPlaneBetweenThem()
    {
        Vector3[] points = [.. Enumerable.Range(0, Landmarks.Count).Select(i =>
        {
            (float x, float y) = (i % 22 / 21f - 0.5f, i / 22 / 21f - 0.5f);
            return new Vector3(x, y, 0.2f * x - 0.1f * y + 0.05f);
        })];
        float[] heights = HeadRelief.Of(new(points));

        for (float x = -0.4f; x <= 0.4f; x += 0.08f)
            for (float y = -0.4f; y <= 0.4f; y += 0.08f)
                Assert.Equal(0.2f * x - 0.1f * y + 0.05f, HeadRelief.At(heights, x, y), 0.01f);
    }

    [Fact]
    public void At_BeyondTheCube_IsItsBorder()
    {
        float[] heights = [.. Enumerable.Range(0, HeadRelief.Values).Select(i => (float)(i % HeadRelief.Side))];

        Assert.Equal(0, HeadRelief.At(heights, -5, 0), 3);
        Assert.Equal(HeadRelief.Side - 1, HeadRelief.At(heights, 5, 7), 2);
    }
}
