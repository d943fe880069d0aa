using System.Numerics;
using Chrysalis.Talking.Faces.Warping;

namespace Chrysalis.Talking.Tests.Faces.Warping;

public class PolygonFillTests
{
    [Fact]
    public void Add_Rectangle_CoversItsShareOfEveryPixel()
    {
        Vector2[] corners = [new(1.5f, 2), new(4.25f, 2), new(4.25f, 5), new(1.5f, 5)];
        var mask = new float[64];

        PolygonFill.Add(corners, [0, 1, 2, 3], 8, mask);

        Assert.Equal(2.75f * 3, mask.Sum(), 1e-4);
        Assert.Equal([0, 0.5f, 1, 1, 0.25f, 0, 0, 0], mask[24..32]);
        Assert.All(mask[40..], value => Assert.Equal(0, value));
    }

    [Fact]
    public void Add_TriangleBeyondTheEdge_CoversWhatIsWithin()
    {
        Vector2[] corners = [new(-8, 0), new(8, 0), new(-8, 16)];
        var mask = new float[64];

        PolygonFill.Add(corners, [0, 1, 2], 8, mask);

        // Half of the square lies below the line from (8, 0) to (0, 8).
        Assert.Equal(32, mask.Sum(), 0.5);
    }
}
