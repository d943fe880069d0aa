using System.Numerics;
using System.Runtime.InteropServices;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Marching;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>Renders whole frames as published: the torso before the background, the head before both.</summary>
/// <param name="head">The head.</param>
/// <param name="torso">The torso; null where the background has it already.</param>
internal sealed class SyncTalkRenderer(HeadNetwork head, TorsoNetwork? torso)
{
    /// <summary>Nothing nearer to the camera is seen, in scene units (<c>--min_near</c>).</summary>
    public const float LeastNear = 0.05f;

    // Some 60 MB of the networks' values at once.
    private const int PlacesAtOnce = 1 << 16;

    private readonly StagedRenderer stages = new(new(Occupancy(head), new()), new());

    /// <summary>Which voxels hold anything.</summary>
    public static OccupancyGrid Occupancy(HeadNetwork head) => OccupancyGrid.FromBits(
        head.Occupancy.contiguous().data<byte>().ToArray(), OccupancyGrid.OfficialSide, HeadShape.Bound);

    /// <summary>Renders a frame.</summary>
    /// <param name="camera">The picture's size, focal length and centre.</param>
    /// <param name="pose">Where the camera is.</param>
    /// <param name="moment">What moves the head.</param>
    /// <param name="background">H x W x 3 in [0, 1].</param>
    /// <param name="cancellation">Stops between parts of the frame.</param>
    /// <returns>H x W x 3, row by row.</returns>
    public float[] Render(
        PinholeCamera camera, SyncTalkCamera pose, SyncTalkMoment moment, Tensor background, CancellationToken cancellation)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        float[] behind = Behind(camera, pose, background, cancellation);
        Ray[] rays = [.. Enumerable.Range(0, camera.PixelCount).Select(i => pose.Ray(camera, i % camera.Width, i / camera.Width))];
        SceneBox box = SceneBox.OfHead(HeadShape.Bound);
        RaySpan[] spans = [.. rays.Select(ray => box.Cross(ray, LeastNear))];
        Pixel[] pixels = stages.Render(rays, spans, (samples, directions) => See(samples, directions, moment, cancellation));
        for (int i = 0; i < pixels.Length; i++)
        {
            Vector3 colour = pixels[i].Over(new(behind.AsSpan(3 * i, 3)));
            colour.CopyTo(behind.AsSpan(3 * i, 3));
        }

        return behind;
    }

    /// <summary>The place of each pixel on the torso's plane: its row, then its column, both in [-1, 1] from edge to edge.</summary>
    public static float[] Places(int width, int height, int first, int count)
    {
        var places = new float[2 * count];
        for (int i = 0; i < count; i++)
        {
            (int row, int column) = Math.DivRem(first + i, width);
            (places[2 * i], places[2 * i + 1]) = (row / (height - 1f) * 2 - 1, column / (width - 1f) * 2 - 1);
        }

        return places;
    }

    /// <summary>What is behind the head.</summary>
    private float[] Behind(PinholeCamera camera, SyncTalkCamera pose, Tensor background, CancellationToken cancellation)
    {
        var behind = new float[camera.PixelCount * 3];
        Tensor all = background.reshape(-1, 3), matrix = tensor(pose.Matrix).view(4, 4);
        for (int first = 0; first < camera.PixelCount; first += PlacesAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            int count = Math.Min(PlacesAtOnce, camera.PixelCount - first);
            Tensor part = all.narrow(0, first, count);
            if (torso is not null)
                part = torso.Over(tensor(Places(camera.Width, camera.Height, first, count)).view(-1, 2), matrix, part);
            part.contiguous().data<float>().CopyTo(behind.AsSpan(first * 3, count * 3));
        }

        return behind;
    }

    private Radiance[] See(
        IReadOnlyList<RaySample> samples, IReadOnlyList<Vector3> directions, SyncTalkMoment moment, CancellationToken cancellation)
    {
        var seen = new Radiance[samples.Count];
        for (int first = 0; first < seen.Length; first += PlacesAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            int count = Math.Min(PlacesAtOnce, seen.Length - first);
            var points = new Vector3[count];
            var views = new Vector3[count];
            for (int i = 0; i < count; i++)
                (points[i], views[i]) = (samples[first + i].Point, directions[first + i]);
            HeadRadiance radiance = head.See(Rows(points), Rows(views), moment.Speech, moment.Expression, head.UsualCode);
            float[] densities = radiance.Volume.Density.contiguous().data<float>().ToArray();
            float[] colours = radiance.Colour.contiguous().data<float>().ToArray();
            for (int i = 0; i < count; i++)
                seen[first + i] = new(densities[i], new(colours.AsSpan(3 * i, 3)));
        }

        return seen;
    }

    private static Tensor Rows(Vector3[] points) => tensor(MemoryMarshal.Cast<Vector3, float>(points).ToArray()).view(-1, 3);
}
