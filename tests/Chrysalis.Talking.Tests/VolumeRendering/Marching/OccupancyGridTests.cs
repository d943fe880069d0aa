using Chrysalis.Talking.VolumeRendering.Marching;

namespace Chrysalis.Talking.Tests.VolumeRendering.Marching;

public sealed class OccupancyGridTests
{
    [Fact]
    public void FromDensities_OneVoxel_IsOccupiedThereOnly()
    {
        var densities = new float[2 * 8 * 8 * 8];
        densities[512 + (int)MortonOrder.Encode(3, 5, 6)] = 2;
        densities[(int)MortonOrder.Encode(1, 0, 7)] = 1;
        OccupancyGrid grid = OccupancyGrid.FromDensities(densities, 1, 8, 2);

        Assert.Equal(2, grid.Cascades);
        for (int i = 0; i < 1024; i++)
        {
            (uint x, uint y, uint z) = MortonOrder.Decode((uint)i % 512);
            Assert.Equal(i / 512 == 1 && (x, y, z) == (3, 5, 6), grid.IsOccupied(i / 512, (int)x, (int)y, (int)z));
        }

        int place = 512 + (int)MortonOrder.Encode(3, 5, 6);
        Assert.Equal(1 << place % 8, grid.Bits[place / 8]);
        Assert.Equal(grid.Bits.ToArray(), OccupancyGrid.FromBits(grid.Bits, 8, 2).Bits.ToArray());
    }

    [Theory]
    [InlineData(0, 0, 0, 4)]
    [InlineData(3, 4, 5, 7)]
    [InlineData(7, 7, 7, 4)]
    [InlineData(0, 4, 4, 6)]
    public void Dilate_OneVoxel_ReachesItsNeighboursAcrossFaces(int x, int y, int z, int reached)
    {
        var densities = new float[512];
        densities[(int)MortonOrder.Encode((uint)x, (uint)y, (uint)z)] = 3;
        float[] dilated = OccupancyGrid.Dilate(densities, 8);
        Assert.Equal(reached, dilated.Count(value => value == 3));
        Assert.Equal(512 - reached, dilated.Count(value => value == 0));
        for (int i = 0; i < 512; i++)
        {
            (uint a, uint b, uint c) = MortonOrder.Decode((uint)i);
            Assert.Equal(Math.Abs(a - x) + Math.Abs(b - y) + Math.Abs(c - z) <= 1, dilated[i] == 3);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(0.5, 1)]
    public void CascadesFor_ABound_CoverIt(float bound, int cascades) => Assert.Equal(cascades, OccupancyGrid.CascadesFor(bound));

    [Fact]
    public void FromBits_WrongCount_IsRefusedByNumber()
    {
        Assert.Contains("63 bytes", Assert.Throws<ArgumentException>(() => OccupancyGrid.FromBits(new byte[63], 8, 1)).Message,
            StringComparison.Ordinal);
        Assert.Contains("12 voxels", Assert.Throws<ArgumentException>(() => OccupancyGrid.FromBits(new byte[216], 12, 1)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "511 densities", Assert.Throws<ArgumentException>(() => OccupancyGrid.FromDensities(new float[511], 0, 8, 1)).Message,
            StringComparison.Ordinal);
    }
}
