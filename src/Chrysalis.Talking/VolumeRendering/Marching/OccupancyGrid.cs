using System.Numerics;

namespace Chrysalis.Talking.VolumeRendering.Marching;

/// <summary>
/// Which voxels of a cube around 0 hold anything: one bit each, in Morton order, eight to a byte from the lowest bit on. A scene
/// larger than the unit cube has further cascades, each twice as wide with as many voxels (Müller 2022, arXiv 2201.05989).
/// Read-only: may be shared between threads.
/// </summary>
internal sealed class OccupancyGrid
{
    /// <summary>Voxels along a side, as in the public code.</summary>
    public const int OfficialSide = 128;

    private readonly byte[] bits;

    private OccupancyGrid(byte[] bits, int side, int cascades, float bound) =>
        (this.bits, Side, Cascades, Bound) = (bits, side, cascades, bound);

    /// <summary>Voxels along a side of each cascade.</summary>
    public int Side { get; }

    /// <summary>Cascades: cascade c reaches to 2^c, the last to the bound.</summary>
    public int Cascades { get; }

    /// <summary>Half the side of the cube, in scene units.</summary>
    public float Bound { get; }

    /// <summary>The bits, cascade after cascade.</summary>
    public ReadOnlySpan<byte> Bits => bits;

    /// <summary>Cascades that a scene of a bound needs.</summary>
    public static int CascadesFor(float bound) => 1 + Math.Max(0, (int)MathF.Ceiling(MathF.Log2(bound)));

    /// <summary>A grid of bits as they are kept in checkpoints (<c>density_bitfield</c>).</summary>
    /// <exception cref="ArgumentException">Other than side³/8 bytes a cascade, or a side not a power of two from 2 to 1024.</exception>
    public static OccupancyGrid FromBits(ReadOnlySpan<byte> bits, int side, float bound)
    {
        int cascades = Checked(side, bound);
        return bits.Length == (long)side * side * side / 8 * cascades
            ? new(bits.ToArray(), side, cascades, bound)
            : throw new ArgumentException(
                $"An occupancy of {bits.Length} bytes was given; {cascades} of {side}³ voxels have {side * side * side / 8 * cascades}.",
                nameof(bits));
    }

    /// <summary>The voxels whose density is above a threshold; densities in Morton order, cascade after cascade.</summary>
    /// <exception cref="ArgumentException">There are not side³ densities a cascade.</exception>
    public static OccupancyGrid FromDensities(ReadOnlySpan<float> densities, float threshold, int side, float bound)
    {
        if (densities.Length != (long)side * side * side * Checked(side, bound))
            throw new ArgumentException($"{densities.Length} densities were given for {Checked(side, bound)} cascades of {side}³ voxels.",
                nameof(densities));
        var bits = new byte[densities.Length / 8];
        for (int i = 0; i < densities.Length; i++)
            bits[i / 8] |= densities[i] > threshold ? (byte)(1 << i % 8) : (byte)0;
        return FromBits(bits, side, bound);
    }

    /// <summary>Each voxel's density, or that of a neighbour across a face where it is greater: edges are not lost.</summary>
    /// <param name="densities">Side³ densities of one cascade, in Morton order.</param>
    /// <param name="side">Voxels along a side.</param>
    public static float[] Dilate(ReadOnlySpan<float> densities, int side)
    {
        var dilated = new float[densities.Length];
        for (int i = 0; i < densities.Length; i++)
        {
            (uint x, uint y, uint z) = MortonOrder.Decode((uint)i);
            float greatest = densities[i];
            for (int axis = 0; axis < 3; axis++)
                for (int step = -1; step <= 1; step += 2)
                {
                    (long nx, long ny, long nz) = (x + (axis == 0 ? step : 0), y + (axis == 1 ? step : 0), z + (axis == 2 ? step : 0));
                    if (nx >= 0 && ny >= 0 && nz >= 0 && nx < side && ny < side && nz < side)
                        greatest = Math.Max(greatest, densities[(int)MortonOrder.Encode((uint)nx, (uint)ny, (uint)nz)]);
                }

            dilated[i] = greatest;
        }

        return dilated;
    }

    /// <summary>Whether a voxel of a cascade holds anything.</summary>
    public bool IsOccupied(int cascade, int x, int y, int z)
    {
        uint place = (uint)cascade * (uint)Side * (uint)Side * (uint)Side + MortonOrder.Encode((uint)x, (uint)y, (uint)z);
        return (bits[place >> 3] & 1 << (int)(place & 7)) != 0;
    }

    private static int Checked(int side, float bound) => side is >= 2 and <= 1024 && BitOperations.IsPow2(side)
        ? CascadesFor(bound)
        : throw new ArgumentException($"An occupancy of {side} voxels a side was asked for; a power of two from 2 to 1024 is possible.",
            nameof(side));
}
