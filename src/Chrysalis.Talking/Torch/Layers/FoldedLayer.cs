using static TorchSharp.torch;

namespace Chrysalis.Talking.Torch.Layers;

/// <summary>
/// A block of Wav2Lip's networks made ready to run: batch norm folded into the convolution, the number type fixed, channels
/// last in memory, which is the order oneDNN computes in, so that nothing is put in another order between layers.
/// </summary>
internal sealed class FoldedLayer : IDisposable
{
    private readonly Tensor weight, bias;
    private readonly long[] stride, padding, outputPadding;
    private readonly bool transposed, residual;

    /// <summary>A convolution block.</summary>
    public FoldedLayer(ConvBlock block, ScalarType type)
    {
        (weight, bias) = Ready(block.Folded(), type);
        (stride, padding, outputPadding, residual) = ([.. block.Stride], [.. block.Padding], [], block.IsResidual);
    }

    /// <summary>An enlarging block.</summary>
    public FoldedLayer(TransposedConvBlock block, ScalarType type)
    {
        (weight, bias) = Ready(block.Folded(), type);
        (stride, padding, outputPadding, transposed) =
            ([block.Stride, block.Stride], [block.Padding, block.Padding], [block.OutputPadding, block.OutputPadding], true);
    }

    /// <param name="x">B x in x H x W, channels last in memory.</param>
    /// <returns>B x out x H' x W', channels last in memory.</returns>
    public Tensor Run(Tensor x)
    {
        Tensor y = transposed
            ? nn.functional.conv_transpose2d(x, weight, bias, stride, padding, outputPadding)
            : nn.functional.conv2d(x, weight, bias, stride, padding);
        return residual ? y.add_(x, Scalars.Of(1)).relu_() : y.relu_();
    }

    /// <summary>The same values with channels last in memory.</summary>
    public static Tensor ChannelsLast(Tensor x) => x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    public void Dispose()
    {
        weight.Dispose();
        bias.Dispose();
    }

    private static (Tensor Weight, Tensor Bias) Ready((Tensor Weight, Tensor Bias) folded, ScalarType type)
    {
        using var _ = no_grad();
        return (ChannelsLast(folded.Weight.to(type)).DetachFromDisposeScope(), folded.Bias.to(type).DetachFromDisposeScope());
    }
}
