using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Torch.Layers;

/// <summary>Wav2Lip's enlarging block: transposed convolution 3x3, batch norm, ReLU; names as <see cref="ConvBlock"/>'s.</summary>
internal sealed class TransposedConvBlock : Module<Tensor, Tensor>
{
    private readonly ConvTranspose2d convolution;
    private readonly BatchNorm2d norm;
    private readonly long stride, padding, outputPadding;

    public TransposedConvBlock(int input, int output, int stride, int padding, int outputPadding) : base(nameof(TransposedConvBlock))
    {
        convolution = ConvTranspose2d(
            input, output, (3, 3), stride: (stride, stride), padding: (padding, padding), output_padding: (outputPadding, outputPadding));
        norm = BatchNorm2d(output);
        (this.stride, this.padding, this.outputPadding) = (stride, padding, outputPadding);
        register_module("conv_block", Sequential(convolution, norm));
    }

    /// <summary>Rows and columns from one input to the next in the output.</summary>
    public long Stride => stride;

    /// <summary>Rows and columns taken off each edge.</summary>
    public long Padding => padding;

    /// <summary>Rows and columns added below and to the right.</summary>
    public long OutputPadding => outputPadding;

    /// <param name="x">B x in x H x W.</param>
    /// <returns>B x out x H' x W'.</returns>
    public override Tensor forward(Tensor x)
    {
        Tensor y = functional.conv_transpose2d(
            x, convolution.weight!.to(x.dtype), convolution.bias!.to(x.dtype), [stride, stride], [padding, padding],
            [outputPadding, outputPadding]);
        return norm.call(y).relu();
    }

    /// <summary>The transposed convolution that batch norm and transposed convolution make together.</summary>
    public (Tensor Weight, Tensor Bias) Folded() => BatchNormFold.Into(convolution.weight!, convolution.bias!, norm, outputDimension: 1);
}
