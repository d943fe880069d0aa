using System.Numerics;
using System.Runtime.InteropServices;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Marching;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>Keeps account of which voxels of a head hold anything while it is taught.</summary>
internal sealed class SyncTalkOccupancy(HeadNetwork head, SyncTalkRecipe recipe)
{
    private const int Side = OccupancyGrid.OfficialSide, Cells = Side * Side * Side, PlacesAtOnce = 1 << 16, MostPoses = 256;
    private const float HalfCell = HeadShape.Bound / Side;

    /// <summary>Marks the voxels that no camera of the footage sees, which are never looked at.</summary>
    /// <param name="camera">The picture's size, focal length and centre.</param>
    /// <param name="poses">Where the camera was; of many, 256 evenly spread ones are asked.</param>
    public void MarkUnseen(PinholeCamera camera, IReadOnlyList<SyncTalkCamera> poses)
    {
        float[][] asked = [.. Enumerable.Range(0, Math.Min(poses.Count, MostPoses))
            .Select(i => poses[(int)((long)i * poses.Count / Math.Min(poses.Count, MostPoses))].Matrix)];
        var densities = new float[Cells];
        (float slopeX, float slopeY) = (camera.CentreX / camera.FocalPx, camera.CentreY / camera.FocalPx);
        Parallel.For(0, Cells, i =>
        {
            Vector3 at = Middle(i);
            densities[i] = Array.Exists(asked, pose => Sees(pose, at, slopeX, slopeY)) ? 0 : -1;
        });
        using var _ = no_grad();
        using Tensor marked = tensor(densities).view(1, Cells);
        head.Densities.copy_(marked);
    }

    /// <summary>Looks at every voxel once, at a place drawn within it.</summary>
    /// <param name="moment">What moves the head.</param>
    /// <param name="noise">Draws.</param>
    public void Update(SyncTalkMoment moment, Generator noise)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        float[] before = head.Densities.contiguous().data<float>().ToArray();
        float[] drawn = TensorDraw.Uniform(noise, CPU, Cells, 3).data<float>().ToArray();
        int[] seen = [.. Enumerable.Range(0, Cells).Where(i => before[i] >= 0)];
        var now = new float[Cells];
        for (int first = 0; first < seen.Length; first += PlacesAtOnce)
            Look(moment, seen.AsSpan(first, Math.Min(PlacesAtOnce, seen.Length - first)), drawn, now);
        now = OccupancyGrid.Dilate(now, Side);
        float stays = (float)recipe.OccupancyDecay;
        double sum = 0;
        foreach (int i in seen)
        {
            before[i] = Math.Max(before[i] * stays, now[i]);
            sum += before[i];
        }

        float threshold = MathF.Min((float)(sum / Cells), recipe.OccupiedFrom);
        head.Densities.copy_(tensor(before).view(1, Cells));
        head.Occupancy.copy_(tensor(OccupancyGrid.FromDensities(before, threshold, Side, HeadShape.Bound).Bits.ToArray()));
    }

    private static bool Sees(float[] pose, Vector3 at, float slopeX, float slopeY)
    {
        Vector3 from = at - new Vector3(pose[3], pose[7], pose[11]);
        float x = from.X * pose[0] + from.Y * pose[4] + from.Z * pose[8], y = from.X * pose[1] + from.Y * pose[5] + from.Z * pose[9];
        float z = from.X * pose[2] + from.Y * pose[6] + from.Z * pose[10];
        return z > 0 && MathF.Abs(x) < slopeX * z + 2 * HalfCell && MathF.Abs(y) < slopeY * z + 2 * HalfCell;
    }

    /// <summary>The middle of a voxel.</summary>
    private static Vector3 Middle(int cell)
    {
        (uint x, uint y, uint z) = MortonOrder.Decode((uint)cell);
        return (new Vector3(x, y, z) * (2f / (Side - 1)) - Vector3.One) * (HeadShape.Bound - HalfCell);
    }

    private void Look(SyncTalkMoment moment, ReadOnlySpan<int> cells, float[] drawn, float[] now)
    {
        using var scope = NewDisposeScope();
        var points = new Vector3[cells.Length];
        for (int i = 0; i < points.Length; i++)
            points[i] = Middle(cells[i]) + (2 * new Vector3(drawn.AsSpan(3 * cells[i], 3)) - Vector3.One) * HalfCell;
        Tensor places = tensor(MemoryMarshal.Cast<Vector3, float>(points).ToArray()).view(-1, 3);
        float[] found = head.Density(head.Encode(places), moment.Speech, moment.Expression).Density.contiguous().data<float>().ToArray();
        for (int i = 0; i < found.Length; i++)
            now[cells[i]] = found[i];
    }
}
