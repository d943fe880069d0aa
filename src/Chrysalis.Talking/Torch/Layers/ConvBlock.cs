using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Torch.Layers;

/// <summary>
/// The building block of Wav2Lip's networks: convolution, batch norm, optionally the input added, ReLU. Tensor names end in
/// <c>conv_block.0.*</c> and <c>conv_block.1.*</c> as in the public code. Computes in the type of its input.
/// </summary>
internal sealed class ConvBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d convolution;
    private readonly BatchNorm2d norm;
    private readonly long[] stride, padding;
    private readonly bool residual;

    public ConvBlock(int input, int output, int kernel = 3, int stride = 1, int padding = 1, bool residual = false)
        : this(input, output, kernel, (stride, stride), padding, residual)
    {
    }

    public ConvBlock(int input, int output, int kernel, (int Rows, int Columns) stride, int padding, bool residual = false)
        : base(nameof(ConvBlock))
    {
        convolution = Conv2d(input, output, (kernel, kernel), stride: (stride.Rows, stride.Columns), padding: (padding, padding));
        norm = BatchNorm2d(output);
        this.stride = [stride.Rows, stride.Columns];
        this.padding = [padding, padding];
        this.residual = residual;
        register_module("conv_block", Sequential(convolution, norm));
    }

    /// <summary>A 3x3 block that keeps its size and adds its input.</summary>
    public static ConvBlock Residual(int channels) => new(channels, channels, residual: true);

    /// <summary>Rows and columns moved from one output to the next.</summary>
    public IReadOnlyList<long> Stride => stride;

    /// <summary>Zeros around the input, rows and columns.</summary>
    public IReadOnlyList<long> Padding => padding;

    /// <summary>Whether the input is added before the ReLU.</summary>
    public bool IsResidual => residual;

    /// <param name="x">B x in x H x W.</param>
    /// <returns>B x out x H' x W'.</returns>
    public override Tensor forward(Tensor x)
    {
        Tensor y = norm.call(functional.conv2d(x, convolution.weight!.to(x.dtype), convolution.bias!.to(x.dtype), stride, padding));
        return (residual ? y.Plus(x) : y).relu();
    }

    /// <summary>The convolution that batch norm and convolution make together.</summary>
    public (Tensor Weight, Tensor Bias) Folded() => BatchNormFold.Into(convolution.weight!, convolution.bias!, norm, outputDimension: 0);
}
