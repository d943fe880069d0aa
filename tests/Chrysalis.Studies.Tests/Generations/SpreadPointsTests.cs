using Chrysalis.Studies.Generations.Pages;

namespace Chrysalis.Studies.Tests.Generations;

public class SpreadPointsTests
{
    [Fact]
    public void Of_PointsApart_StayWhereTheyAre() =>
        Assert.Equal([60.0, 20, 175], SpreadPoints.Of([60, 20, 175]), (a, b) => Math.Abs(a - b) < 1e-9);

    [Fact]
    public void Of_PointsOnEachOther_StandBesideEachOtherAroundTheirPlace()
    {
        double[] drawn = SpreadPoints.Of([20, 60, 20, 20]);
        Assert.Equal([20 / 1.03, 60, 20, 20 * 1.03], drawn, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Of_NoPoints_IsNone() => Assert.Empty(SpreadPoints.Of([]));
}
