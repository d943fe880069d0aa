using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Architecture.Tests.Temporaries;

/// <summary>Compiled only, to be looked at.</summary>
internal static class NumberSamples
{
    public static Tensor Added(Tensor tensor, Tensor other) => tensor + other;

    public static Tensor GivenAway(Tensor tensor) => tensor.mul(0.5f);

    public static Tensor Multiplied(Tensor tensor) => tensor * 0.5f;

    public static Tensor Held(Tensor tensor)
    {
        using Scalar half = 0.5f;
        return tensor.mul(half);
    }
}
