using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.VolumeRendering.Heads;
using Xunit;

namespace Chrysalis.Talking.Tests.VolumeRendering.Heads;

/// <summary>A head may be where a face, its hair and its ears are, and not in the air before the face.</summary>
public sealed class HeadSolidTests
{
    private readonly HeadSolid solid = new(HeadShape.Average, 30);

    [Fact]
    public void Holds_EveryPointOfTheFace() =>
        Assert.All(HeadShape.Average.Points, point => Assert.True(solid.Holds(point), $"{point}"));

    [Fact]
    public void Holds_NothingHalfAnEyeSpanBeforeTheFace() =>
        Assert.All(HeadShape.Average.Points.Where(point => MathF.Abs(point.X) < 0.4f), point =>
            Assert.False(solid.Holds(point + new Vector3(0, 0, 0.3f)), $"{point}"));

    [Fact]
    public void Holds_NoPitBehindTheSkin() =>
        Assert.All((int[])[159, 386, 13, 14, 1, 50, 280], index =>
        {
            Vector3 skin = HeadShape.Average.Points[index];
            Assert.True(solid.Holds(skin - new Vector3(0, 0, 0.05f)));
            Assert.False(solid.Holds(skin - new Vector3(0, 0, 0.3f)));
        });

    [Theory]
    [InlineData(0, 0.95f, -0.5f)]
    [InlineData(0.8f, 0, -0.7f)]
    [InlineData(-0.8f, 0.1f, -0.7f)]
    public void Holds_HairAndEars(float x, float y, float z) => Assert.True(solid.Holds(new(x, y, z)));

    [Fact]
    public void Holds_NothingBehindTheEarsThatNoTurnShows()
    {
        var steady = new HeadSolid(HeadShape.Average, 4);

        Assert.True(steady.Holds(new(0.8f, 0, -0.45f)));
        Assert.False(steady.Holds(new(0.8f, 0, -0.7f)));
        Assert.True(new HeadSolid(HeadShape.Average, 20).Holds(new(0.8f, 0, -0.7f)));
    }

    [Theory]
    [InlineData(0, 0, 0.6f)]
    [InlineData(0.6f, 0.2f, 0.2f)]
    [InlineData(0.99f, 0.9f, 0)]
    public void Holds_NoAir(float x, float y, float z) => Assert.False(solid.Holds(new(x, y, z)));
}
