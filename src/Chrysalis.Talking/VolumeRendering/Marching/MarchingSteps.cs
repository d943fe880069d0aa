namespace Chrysalis.Talking.VolumeRendering.Marching;

/// <summary>How far a march goes at a time.</summary>
/// <param name="MostSamples">The most samples of a ray, at least 1.</param>
/// <param name="Growth">A step is this share of the distance from the origin, between the smallest and the largest step.</param>
internal sealed record MarchingSteps(int MostSamples = 16, float Growth = 1f / 256)
{
    private const float RootOfThree = 1.7320508075688772f;

    /// <summary>The largest step: the diagonal of a voxel of the outermost cascade, in scene units.</summary>
    public static float Largest(OccupancyGrid grid) => 2 * RootOfThree * (1 << (grid.Cascades - 1)) / grid.Side;

    /// <summary>The smallest step: the diagonal of the unit cube in as many steps as there may be samples, in scene units.</summary>
    public float Smallest(OccupancyGrid grid) => MathF.Min(Largest(grid), 2 * RootOfThree / MostSamples);
}
