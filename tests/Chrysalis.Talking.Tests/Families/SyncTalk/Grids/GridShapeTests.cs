using Chrysalis.Talking.Families.SyncTalk.Grids;

namespace Chrysalis.Talking.Tests.Families.SyncTalk.Grids;

public sealed class GridShapeTests
{
    [Fact]
    public void HeadPlane_HasTheLevelsOfPublishedCheckpoints()
    {
        Assert.Equal(
            [0, 4232, 10480, 19512, 32512, 48896, 65280, 81664, 98048, 114432, 130816, 147200],
            GridShape.HeadPlane.Levels.Select(level => level.Start));
        Assert.Equal(163_584, GridShape.HeadPlane.Places);
        Assert.Equal(12, GridShape.HeadPlane.Width);
        Assert.Equal(4, GridShape.HeadPlane.Levels.Count(level => level.IsDense));
        Assert.Equal(63, GridShape.HeadPlane.Levels[0].Scale);
        Assert.Equal(511, GridShape.HeadPlane.Levels[^1].Scale, 0.001);
    }

    [Fact]
    public void TorsoPlane_HasThePlacesOfPublishedCheckpoints()
    {
        Assert.Equal((555_520, 32), (GridShape.TorsoPlane.Places, GridShape.TorsoPlane.Width));
        Assert.Equal(2049, GridShape.TorsoPlane.Levels[^1].Columns);
    }

    [Fact]
    public void Levels_OfEachGrid_HaveAPlaceForEachCornerOrAPowerOfTwo() =>
        Assert.All(new[] { GridShape.HeadPlane, GridShape.TorsoPlane }.SelectMany(shape => shape.Levels), level =>
            Assert.True(level.IsDense ? level.Columns * level.Columns <= level.Places : (level.Places & level.Places - 1) == 0));
}
