using System.Numerics;

namespace Chrysalis.Talking.VolumeRendering.Marching;

/// <summary>
/// Walks along rays and samples them where the occupancy says that there is something; an empty voxel is left in one go. The rules,
/// down to the order of the additions, are those of the public code of RAD-NeRF and SyncTalk. May be shared between threads.
/// </summary>
internal sealed class RayMarcher
{
    private readonly OccupancyGrid grid;
    private readonly float smallest, largest, growth;

    public RayMarcher(OccupancyGrid grid, MarchingSteps steps)
    {
        this.grid = grid;
        Steps = steps;
        (smallest, largest, growth) = (steps.Smallest(grid), MarchingSteps.Largest(grid), steps.Growth);
    }

    /// <summary>How far a step goes.</summary>
    public MarchingSteps Steps { get; }

    /// <summary>The next samples of a ray.</summary>
    /// <param name="ray">The ray.</param>
    /// <param name="from">The distance to go on from: the near end, moved by noise in training, or the end of the sample before.</param>
    /// <param name="far">The distance to end before.</param>
    /// <param name="samples">As many as are wanted at most; those that were found stand first.</param>
    /// <returns>How many were found.</returns>
    public int March(Ray ray, float from, float far, Span<RaySample> samples)
    {
        Vector3 inverse = Vector3.One / ray.Direction;
        float t = from;
        int count = 0;
        while (t < far && count < samples.Length)
        {
            Vector3 point = Vector3.Clamp(ray.At(t), new(-grid.Bound), new(grid.Bound));
            float step = Step(t);
            int cascade = Math.Max(CascadeOfPoint(point), CascadeOfStep(step));
            float reach = MathF.Min(1 << cascade, grid.Bound);
            (int x, int y, int z) = (Voxel(point.X, reach), Voxel(point.Y, reach), Voxel(point.Z, reach));
            if (grid.IsOccupied(cascade, x, y, z))
            {
                t += step;
                samples[count++] = new(point, step, t);
            }
            else
            {
                t = Leave(t, float.MinNumber(
                    Exit(x, point.X, ray.Direction.X, inverse.X, reach),
                    float.MinNumber(
                        Exit(y, point.Y, ray.Direction.Y, inverse.Y, reach), Exit(z, point.Z, ray.Direction.Z, inverse.Z, reach))));
            }
        }

        return count;
    }

    /// <summary>The step at a distance: larger far away.</summary>
    public float Step(float distance) => MathF.Min(largest, MathF.Max(smallest, distance * growth));

    private float Leave(float t, float distance)
    {
        float target = t + float.MaxNumber(0, distance);
        do
            t += Step(t);
        while (t < target);
        return t;
    }

    /// <summary>The distance from a coordinate to the face through which the ray leaves its voxel.</summary>
    private float Exit(int voxel, float coordinate, float direction, float inverse, float reach) =>
        (((voxel + 0.5f + 0.5f * MathF.CopySign(1, direction)) * (1f / grid.Side) * 2 - 1) * reach - coordinate) * inverse;

    private int Voxel(float coordinate, float reach) =>
        (int)Math.Clamp((float)(0.5 * (coordinate * (1 / reach) + 1) * grid.Side), 0f, grid.Side - 1);

    private int CascadeOfPoint(Vector3 point)
    {
        Vector3 size = Vector3.Abs(point);
        return CascadeOf(MathF.Max(size.X, MathF.Max(size.Y, size.Z)));
    }

    private int CascadeOfStep(float step) => CascadeOf((float)(step * grid.Side * 0.5));

    /// <summary>The innermost cascade that reaches beyond a size: 0 below 1, 1 below 2, 2 below 4.</summary>
    private int CascadeOf(float size) => size < 1 ? 0 : Math.Min(grid.Cascades - 1, Math.ILogB(size) + 1);
}
