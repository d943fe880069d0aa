using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>What is moving in a frame, besides speech: head pose, gaze, blinks.</summary>
internal sealed class PortraitEncoder : Module<Tensor, Tensor>
{
    private readonly Sequential convolutions;
    private readonly Linear head;

    public PortraitEncoder(int latentSize) : base(nameof(PortraitEncoder))
    {
        convolutions = Sequential(
            new ConvUnit("a", 3, 24, stride: 2),
            new ConvUnit("b", 24, 48, stride: 2),
            new ConvUnit("c", 48, 96, stride: 2),
            new ConvUnit("d", 96, 32));
        head = Linear(32 * 6 * 8, latentSize);
        RegisterComponents();
    }

    /// <param name="frames">B x 3 x H x W in [0, 1].</param>
    /// <returns>B x latent, within [-1, 1].</returns>
    public override Tensor forward(Tensor frames)
    {
        Tensor small = functional.adaptive_avg_pool2d(frames, [96, 128]);
        Tensor features = functional.adaptive_avg_pool2d(convolutions.call(small), [6, 8]);
        return head.call(features.flatten(1).to(ScalarType.Float32)).tanh();
    }
}
