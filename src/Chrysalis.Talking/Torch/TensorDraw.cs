using static TorchSharp.torch;

namespace Chrysalis.Talking.Torch;

/// <summary>
/// Random tensors from a generator of one's own, drawn on the processor: the same on every device, and nobody else's numbers are touched.
/// </summary>
internal static class TensorDraw
{
    /// <summary>Standard normal numbers.</summary>
    public static Tensor Normal(Generator noise, Device device, params long[] shape) => empty(shape).normal_(0, 1, noise).to(device);

    /// <summary>Numbers even in [0, 1).</summary>
    public static Tensor Uniform(Generator noise, Device device, params long[] shape) => empty(shape).uniform_(0, 1, noise).to(device);
}
