using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>
/// The encoder of the variational autoencoder: lower face to the mean and log-variance of its latent (Kingma &amp; Welling 2014).
/// </summary>
internal sealed class MouthEncoder : Module<Tensor, (Tensor Mean, Tensor LogVariance)>
{
    private readonly Sequential convolutions;
    private readonly Linear head;
    private readonly int latentSize;

    public MouthEncoder(int cropSizePx, int latentSize) : base(nameof(MouthEncoder))
    {
        this.latentSize = latentSize;
        int coarse = cropSizePx / 16;
        convolutions = Sequential(
            PixelUnshuffle(2),
            new ConvUnit("a", 12, 24),
            new ConvUnit("b", 24, 48, stride: 2),
            new ConvUnit("c", 48, 96, stride: 2),
            new ConvUnit("d", 96, 128, stride: 2),
            new ConvUnit("e", 128, 128, residual: true));
        head = Linear(128 * coarse * coarse, 2 * latentSize);
        RegisterComponents();
    }

    /// <param name="crop">B x 3 x S x S in [0, 1].</param>
    /// <returns>Two tensors B x latent, single precision.</returns>
    public override (Tensor Mean, Tensor LogVariance) forward(Tensor crop)
    {
        Tensor features = convolutions.call(crop).flatten(1).to(ScalarType.Float32);
        Tensor both = head.call(features);
        return (both.narrow(1, 0, latentSize), both.narrow(1, latentSize, latentSize).clamp(Scalars.Of(-8), Scalars.Of(4)));
    }
}
