using System.Numerics;
using Chrysalis.Talking.Tests.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.VolumeRendering;

/// <summary>The samples of 16 rays that the public code was asked for, by the rule of the golden tensors.</summary>
internal static class GoldenRays
{
    public const int Rays = 16;
    public const int Samples = 64;
    public const int Bins = 63;
    public const int Drawn = 128;

    /// <summary>16 x 64 x 4.</summary>
    public static Tensor Raw() => GoldenRule.Input("adnerf.raw", -3, 3, Rays, Samples, 4);

    /// <summary>16 x 3, not normalised.</summary>
    public static Tensor Directions() => GoldenRule.Input("adnerf.rays", -1, 1, Rays, 3);

    /// <summary>16 x 3.</summary>
    public static Tensor Background() => GoldenRule.Input("adnerf.background", 0, 1, Rays, 3);

    /// <summary>Weights of the bins: 16 x 62.</summary>
    public static Tensor Weights() => GoldenRule.Input("adnerf.pdf", 0, 1, Rays, Bins - 1);

    /// <summary>Numbers of one ray.</summary>
    public static float[] Of(Tensor all, int ray) => all[ray].contiguous().reshape(-1).data<float>().ToArray();

    /// <summary>Three numbers of one ray.</summary>
    public static Vector3 Vector(Tensor all, int ray) => new(Of(all, ray));
}
