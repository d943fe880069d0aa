namespace Chrysalis.Talking.VolumeRendering.Marching;

/// <summary>
/// The order of voxels in which neighbours in space lie near each other in memory: the bits of x, y and z taken in turns, x lowest
/// (Morton 1966).
/// </summary>
internal static class MortonOrder
{
    /// <summary>The place of a voxel; each coordinate from 0 to 1023.</summary>
    public static uint Encode(uint x, uint y, uint z) => Spread(x) | Spread(y) << 1 | Spread(z) << 2;

    /// <summary>The voxel of a place below 2^30.</summary>
    public static (uint X, uint Y, uint Z) Decode(uint place) => (Gather(place), Gather(place >> 1), Gather(place >> 2));

    /// <summary>Two zeros behind each bit.</summary>
    private static uint Spread(uint bits)
    {
        bits = (bits | bits << 16) & 0xFF0000FF;
        bits = (bits | bits << 8) & 0x0F00F00F;
        bits = (bits | bits << 4) & 0xC30C30C3;
        return (bits | bits << 2) & 0x49249249;
    }

    /// <summary>Each third bit, from the lowest on.</summary>
    private static uint Gather(uint bits)
    {
        bits &= 0x49249249;
        bits = (bits | bits >> 2) & 0xC30C30C3;
        bits = (bits | bits >> 4) & 0x0F00F00F;
        bits = (bits | bits >> 8) & 0xFF0000FF;
        return (bits | bits >> 16) & 0x0000FFFF;
    }
}
