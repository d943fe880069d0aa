using System.Numerics;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>
/// Patches of rays through a head, sampled in its shell: what a step of training renders. Rays that meet nothing have no samples.
/// </summary>
/// <param name="Points">Samples in head space, N x 3, those of a ray together, rays in their order.</param>
/// <param name="Directions">Where each sample is seen along, N x 3, of length 1.</param>
/// <param name="Lengths">The length that each of a ray's samples stands for, R.</param>
/// <param name="Rays">Which pixel of all patches each ray belongs to, R: patch by patch, row by row.</param>
/// <param name="Starts">Where each patch's samples begin, one more than there are patches.</param>
internal sealed record HeadRays(Tensor Points, Tensor Directions, Tensor Lengths, Tensor Rays, int[] Starts)
{
    /// <summary>Samples a ray.</summary>
    public required int Samples { get; init; }

    /// <summary>Casts the rays of patches of one size.</summary>
    /// <param name="patches">Each with its camera and where it begins.</param>
    /// <param name="size">Edge of a patch in rays.</param>
    /// <param name="shell">Where there is something.</param>
    /// <param name="samples">Samples a ray.</param>
    /// <param name="draw">Moves samples within their parts; null takes the middles.</param>
    public static HeadRays Cast(
        IReadOnlyList<HeadPatch> patches, int size, VisibleShell shell, int samples, System.Random? draw)
    {
        int each = size * size;
        var points = new float[patches.Count * each * samples * 3];
        var directions = new float[points.Length];
        var lengths = new float[patches.Count * each];
        ulong[] seeds = [.. patches.Select(_ => draw is null ? 0 : (ulong)draw.NextInt64())];
        Parallel.For(0, patches.Count, p => CastPatch(patches[p], p * each, size, new(shell), samples,
            draw is null ? null : new System.Random((int)(seeds[p] & int.MaxValue)), points, directions, lengths));

        var rays = new List<long>();
        var starts = new int[patches.Count + 1];
        for (int ray = 0; ray < lengths.Length; ray++)
        {
            if (lengths[ray] > 0)
                rays.Add(ray);
            starts[ray / each + 1] = rays.Count * samples;
        }

        var kept = new float[rays.Count * samples * 3];
        var seen = new float[kept.Length];
        for (int i = 0; i < rays.Count; i++)
        {
            int width = samples * 3;
            points.AsSpan((int)rays[i] * width, width).CopyTo(kept.AsSpan(i * width));
            directions.AsSpan((int)rays[i] * width, width).CopyTo(seen.AsSpan(i * width));
        }

        return new(tensor(kept).view(-1, 3), tensor(seen).view(-1, 3), tensor(rays.Select(r => lengths[r]).ToArray()),
            tensor(rays.ToArray()), starts) { Samples = samples };
    }

    private static void CastPatch(
        HeadPatch patch, int first, int size, ShellSampling sampling, int samples, System.Random? draw,
        float[] points, float[] directions, float[] lengths)
    {
        CameraPose pose = CameraPose.Before(patch.Pose);
        Span<float> places = stackalloc float[samples], distances = stackalloc float[samples];
        places.Fill(0.5f);
        for (int i = 0; i < size * size; i++)
        {
            Vector3 direction = Vector3.Normalize(patch.Camera.Direction(pose, patch.Column + i % size, patch.Row + i / size));
            for (int k = 0; draw is not null && k < samples; k++)
                places[k] = draw.NextSingle();
            lengths[first + i] = sampling.Sample(pose.Position, direction, places, distances);
            if (lengths[first + i] == 0)
                continue;
            int at = (first + i) * samples * 3;
            for (int k = 0; k < samples; k++, at += 3)
            {
                (pose.Position + distances[k] * direction).CopyTo(points, at);
                direction.CopyTo(directions, at);
            }
        }
    }
}
