using Chrysalis.Talking.Torch;
using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Differentiable;

/// <summary>Rays that are rendered together.</summary>
/// <param name="Origins">N x 3.</param>
/// <param name="Directions">N x 3, not normalised: depths are multiples of their lengths.</param>
internal sealed record RayBatch(Tensor Origins, Tensor Directions)
{
    /// <summary>The rays of consecutive pixels, row by row.</summary>
    public static RayBatch Of(PinholeCamera camera, CameraPose pose, int first, int count, Device device)
    {
        var directions = new Vector3[count];
        camera.Directions(pose, first, directions);
        return Of(pose, directions, device);
    }

    /// <summary>The rays of some pixels, each by its number, row by row.</summary>
    public static RayBatch Of(PinholeCamera camera, CameraPose pose, ReadOnlySpan<int> pixels, Device device)
    {
        var directions = new Vector3[pixels.Length];
        for (int i = 0; i < directions.Length; i++)
            directions[i] = camera.Direction(pose, pixels[i] % camera.Width, pixels[i] / camera.Width);
        return Of(pose, directions, device);
    }

    private static RayBatch Of(CameraPose pose, Vector3[] directions, Device device)
    {
        int count = directions.Length;
        float[] values = MemoryMarshal.Cast<Vector3, float>(directions).ToArray();
        Tensor origin = tensor([pose.Position.X, pose.Position.Y, pose.Position.Z]);
        return new(origin.expand(count, 3).to(device), tensor(values).view(count, 3).to(device));
    }

    /// <summary>The directions in length 1, as networks see them: N x 3.</summary>
    public Tensor ViewDirections() => Directions / Lengths();

    /// <summary>The directions' lengths: N x 1.</summary>
    public Tensor Lengths() => Directions.Squared().sum(1, keepdim: true).sqrt();

    /// <summary>Points on the rays.</summary>
    /// <param name="depths">N x S.</param>
    /// <returns>N x S x 3.</returns>
    public Tensor At(Tensor depths) => Origins.unsqueeze(1).Plus(Directions.unsqueeze(1) * depths.unsqueeze(2));
}
