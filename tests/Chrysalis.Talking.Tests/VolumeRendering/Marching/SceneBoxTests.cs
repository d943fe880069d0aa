using System.Numerics;
using Chrysalis.Talking.VolumeRendering.Marching;

namespace Chrysalis.Talking.Tests.VolumeRendering.Marching;

public sealed class SceneBoxTests
{
    private static readonly SceneBox Head = SceneBox.OfHead(1);

    [Theory]
    [InlineData(0, 0, 3, 0, 0, -1, 2, 4)]
    [InlineData(0, 3, 0, 0, -1, 0, 2.5, 3.5)]
    [InlineData(0.25, 0.25, -5, 0, 0, 1, 4, 6)]
    [InlineData(-3, 0, 0, 0.6, 0.1, 0.7937254, float.MaxValue, float.MaxValue)]
    [InlineData(0, 0, 0, 0, 0, -1, 0.05, 1)]
    [InlineData(0, 2, 3, 0, 0, -1, float.MaxValue, float.MaxValue)]
    public void Cross_ARay_GivesWhereItEntersAndLeaves(
        float ox, float oy, float oz, float dx, float dy, float dz, float near, float far)
    {
        RaySpan span = Head.Cross(new(new(ox, oy, oz), new(dx, dy, dz)), 0.05f);
        Assert.Equal((near, far), (span.Near, span.Far));
        Assert.Equal(near == float.MaxValue, span.IsMiss);
    }

    [Fact]
    public void Cross_RaysFromOutside_MeetTheFacesOfTheBox()
    {
        var random = new Random(5);
        for (int i = 0; i < 1000; i++)
        {
            Vector3 origin = 4 * Vector3.Normalize(new(Signed(random), Signed(random), Signed(random)));
            Vector3 target = new(Signed(random), Signed(random) / 2, Signed(random));
            var ray = new Ray(origin, Vector3.Normalize(target - origin));
            RaySpan span = Head.Cross(ray, 0.05f);
            Assert.InRange(Outside(ray.At(span.Near)), -1e-4f, 1e-4f);
            Assert.InRange(Outside(ray.At(span.Far)), -1e-4f, 1e-4f);
            Assert.InRange(Vector3.Distance(origin, target), span.Near - 1e-4f, span.Far + 1e-4f);
        }
    }

    private static float Signed(Random random) => random.NextSingle() * 2 - 1;

    /// <summary>How far a point is outside the box; 0 on a face, below 0 inside.</summary>
    private static float Outside(Vector3 point)
    {
        Vector3 beyond = Vector3.Abs(point) - new Vector3(1, 0.5f, 1);
        return MathF.Max(beyond.X, MathF.Max(beyond.Y, beyond.Z));
    }
}
