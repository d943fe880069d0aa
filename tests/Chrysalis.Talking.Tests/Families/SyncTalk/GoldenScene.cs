using System.Numerics;
using Chrysalis.Talking.VolumeRendering.Marching;

namespace Chrysalis.Talking.Tests.Families.SyncTalk;

/// <summary>The rays and the occupancy of the golden tensors.</summary>
internal static class GoldenScene
{
    private const int Side = OccupancyGrid.OfficialSide;

    /// <summary>16 x 16 pixels, row after row.</summary>
    public static Ray[] Rays { get; } =
    [
        .. from j in Enumerable.Range(0, 16)
           from i in Enumerable.Range(0, 16)
           select new Ray(
               new(0.05f, -0.03f, 3.35f), Vector3.Normalize(new((i + .5f - 8) / 19.2f, -(j + .5f - 8) / 19.2f, -1))),
    ];

    /// <summary>Where each ray is in the box.</summary>
    public static RaySpan[] Spans { get; } = [.. Rays.Select(ray => SceneBox.OfHead(1).Cross(ray, 0.05f))];

    /// <summary>Blocks of eight voxels a side, taken in turns.</summary>
    public static OccupancyGrid Occupancy { get; } = MakeOccupancy();

    /// <summary>The march.</summary>
    public static RayMarcher Marcher { get; } = new(Occupancy, new());

    private static OccupancyGrid MakeOccupancy()
    {
        var densities = new float[Side * Side * Side];
        for (int i = 0; i < densities.Length; i++)
        {
            (uint x, uint y, uint z) = MortonOrder.Decode((uint)i);
            densities[i] = (x / 8 + y / 8 + z / 8) % 2 == 0 ? 1 : 0;
        }

        return OccupancyGrid.FromDensities(densities, 0.5f, Side, 1);
    }
}
