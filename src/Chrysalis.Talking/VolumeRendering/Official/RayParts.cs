using Chrysalis.Talking.Torch;
using Chrysalis.Talking.VolumeRendering.Differentiable;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Official;

/// <summary>A step's rays in parts, whose slopes add up to those of all at once: so a step needs a part's memory only.</summary>
internal static class RayParts
{
    /// <summary>Some of the rays.</summary>
    public static RayBatch Of(RayBatch rays, int first, int count) =>
        new(rays.Origins.narrow(0, first, count), rays.Directions.narrow(0, first, count));

    /// <summary>Leads the slopes of a mean over all rays back.</summary>
    /// <param name="rays">How many there are.</param>
    /// <param name="atOnce">How many are rendered at once.</param>
    /// <param name="loss">The mean over some of them (the first, and how many); null where they teach nothing.</param>
    /// <returns>The mean over all.</returns>
    public static double Learn(int rays, int atOnce, Func<int, int, Tensor?> loss)
    {
        double sum = 0;
        for (int first = 0; first < rays; first += atOnce)
        {
            using var scope = NewDisposeScope();
            int count = Math.Min(atOnce, rays - first);
            if (loss(first, count) is not { } mean)
                continue;
            Tensor part = mean * Scalars.Of(count / (double)rays);
            part.backward();
            sum += part.item<float>();
        }

        return sum;
    }
}
