using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Torch.Layers;

/// <summary>Makes one convolution of a convolution and the batch norm behind it: half the passes over memory when speaking.</summary>
internal static class BatchNormFold
{
    private const double Epsilon = 1e-5;

    /// <param name="weight">The convolution's weight.</param>
    /// <param name="bias">The convolution's bias; null where it has none.</param>
    /// <param name="norm">The batch norm behind it, with its running statistics.</param>
    /// <param name="outputDimension">Which dimension of the weight counts the outputs: 0, for a transposed convolution 1.</param>
    public static (Tensor Weight, Tensor Bias) Into(Tensor weight, Tensor? bias, BatchNorm2d norm, int outputDimension)
    {
        using var _ = no_grad();
        Tensor scale = norm.weight! / norm.running_var!.Plus(Scalars.Of(Epsilon)).sqrt();
        long[] shape = [1, 1, 1, 1];
        shape[outputDimension] = -1;
        Tensor offset = bias is null ? norm.running_mean!.neg() : bias - norm.running_mean!;
        return (weight * scale.view(shape), (offset * scale).Plus(norm.bias!));
    }
}
