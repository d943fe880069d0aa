using System.Numerics;
using System.Runtime.InteropServices;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Marching;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>The samples of rays to teach.</summary>
/// <param name="Points">Where they are, M x 3.</param>
/// <param name="Directions">Where each is seen along, M x 3.</param>
/// <param name="Ray">The ray of each, M.</param>
/// <param name="Slot">Its place among all that rays may have, ray by ray, M.</param>
/// <param name="Lengths">The length that each place stands for, N x most; 0 where there is no sample.</param>
internal sealed record SyncTalkSamples(Tensor Points, Tensor Directions, Tensor Ray, Tensor Slot, Tensor Lengths)
{
    /// <summary>Walks along the rays of pixels, each from a place drawn within its first step.</summary>
    /// <param name="marcher">How to walk.</param>
    /// <param name="camera">The picture's size, focal length and centre.</param>
    /// <param name="pose">Where the camera is.</param>
    /// <param name="pixels">The pixels.</param>
    /// <param name="draw">Draws.</param>
    public static SyncTalkSamples March(RayMarcher marcher, PinholeCamera camera, SyncTalkCamera pose, int[] pixels, Random draw)
    {
        int most = marcher.Steps.MostSamples;
        var found = new RaySample[pixels.Length * most];
        var counts = new int[pixels.Length];
        float[] late = [.. pixels.Select(_ => draw.NextSingle())];
        SceneBox box = SceneBox.OfHead(HeadShape.Bound);
        Ray[] rays = [.. pixels.Select(pixel => pose.Ray(camera, pixel % camera.Width, pixel / camera.Width))];
        Parallel.For(0, pixels.Length, i =>
        {
            RaySpan span = box.Cross(rays[i], SyncTalkRenderer.LeastNear);
            float from = span.Near + (span.IsMiss ? 0 : marcher.Step(span.Near) * late[i]);
            counts[i] = marcher.March(rays[i], from, span.Far, found.AsSpan(i * most, most));
        });
        return Of(rays, found, counts, most);
    }

    private static SyncTalkSamples Of(Ray[] rays, RaySample[] found, int[] counts, int most)
    {
        int all = counts.Sum(), next = 0;
        var points = new Vector3[all];
        var directions = new Vector3[all];
        var ray = new long[all];
        var slot = new long[all];
        var lengths = new float[found.Length];
        for (int i = 0; i < counts.Length; i++)
            for (int k = 0; k < counts[i]; k++, next++)
            {
                RaySample sample = found[i * most + k];
                (points[next], directions[next], ray[next], slot[next]) = (sample.Point, rays[i].Direction, i, i * most + k);
                lengths[i * most + k] = sample.Length;
            }

        return new(Rows(points), Rows(directions), tensor(ray), tensor(slot), tensor(lengths).view(counts.Length, most));
    }

    private static Tensor Rows(Vector3[] points) => tensor(MemoryMarshal.Cast<Vector3, float>(points).ToArray()).view(-1, 3);
}
