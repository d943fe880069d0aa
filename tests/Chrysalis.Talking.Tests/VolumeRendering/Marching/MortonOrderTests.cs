using Chrysalis.Talking.VolumeRendering.Marching;

namespace Chrysalis.Talking.Tests.VolumeRendering.Marching;

public sealed class MortonOrderTests
{
    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 0, 0, 1)]
    [InlineData(0, 1, 0, 2)]
    [InlineData(0, 0, 1, 4)]
    [InlineData(2, 0, 0, 8)]
    [InlineData(3, 3, 3, 63)]
    [InlineData(1023, 1023, 1023, (1u << 30) - 1)]
    public void Encode_AVoxel_TakesBitsInTurns(uint x, uint y, uint z, uint place)
    {
        Assert.Equal(place, MortonOrder.Encode(x, y, z));
        Assert.Equal((x, y, z), MortonOrder.Decode(place));
    }

    [Fact]
    public void Encode_EveryVoxelOfACube_GivesEachPlaceOnce()
    {
        const uint side = 32;
        var seen = new HashSet<uint>();
        for (uint z = 0; z < side; z++)
            for (uint y = 0; y < side; y++)
                for (uint x = 0; x < side; x++)
                {
                    uint place = MortonOrder.Encode(x, y, z);
                    Assert.Equal(BitByBit(x, y, z), place);
                    Assert.Equal((x, y, z), MortonOrder.Decode(place));
                    seen.Add(place);
                }

        Assert.Equal((side * side * side, side * side * side - 1), ((uint)seen.Count, seen.Max()));
    }

    private static uint BitByBit(uint x, uint y, uint z)
    {
        uint place = 0;
        for (int bit = 0; bit < 10; bit++)
            place |= (x >> bit & 1) << 3 * bit | (y >> bit & 1) << 3 * bit + 1 | (z >> bit & 1) << 3 * bit + 2;
        return place;
    }
}
