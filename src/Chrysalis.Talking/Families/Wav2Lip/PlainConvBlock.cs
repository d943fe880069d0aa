using Chrysalis.Talking.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>The discriminator's block: convolution and leaky ReLU of slope 0.01.</summary>
internal sealed class PlainConvBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d convolution;
    private readonly long[] stride, padding;

    public PlainConvBlock(int input, int output, int kernel, (int Rows, int Columns) stride, int padding) : base(nameof(PlainConvBlock))
    {
        convolution = Conv2d(input, output, (kernel, kernel), stride: (stride.Rows, stride.Columns), padding: (padding, padding));
        this.stride = [stride.Rows, stride.Columns];
        this.padding = [padding, padding];
        register_module("conv_block", Sequential(convolution));
    }

    public override Tensor forward(Tensor x) =>
        functional.conv2d(x, convolution.weight!.to(x.dtype), convolution.bias!.to(x.dtype), stride, padding).leaky_relu(Scalars.Of(0.01));
}
