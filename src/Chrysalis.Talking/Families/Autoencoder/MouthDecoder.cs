using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>
/// Paints the lower face from its latent. Identity, pose and light come from the reference: the crop with the mouth taken out
/// (a U-shaped path, so that what is visible stays where it is); everything the mouth does comes from the latent.
/// </summary>
internal sealed class MouthDecoder : Module<Tensor, Tensor, Tensor>
{
    private const int BottleneckChannels = 128;
    private readonly Sequential down0, down1, down2, down3;
    private readonly Linear seed;
    private readonly ConvUnit join3, up2, join2, up1, join1, up0, join0, paint;
    private readonly Conv2d skip2, skip1, skip0, output;
    private readonly Linear style2, style1, style0;
    private readonly int coarse;

    public MouthDecoder(int cropSizePx, int latentSize) : base(nameof(MouthDecoder))
    {
        coarse = cropSizePx / 16;
        down0 = Sequential(PixelUnshuffle(2), new ConvUnit("a", 16, 32));
        down1 = Sequential(new ConvUnit("a", 32, 64, stride: 2), new ConvUnit("b", 64, 64, residual: true));
        down2 = Sequential(new ConvUnit("a", 64, 96, stride: 2), new ConvUnit("b", 96, 96, residual: true));
        down3 = Sequential(
            new ConvUnit("a", 96, BottleneckChannels, stride: 2),
            new ConvUnit("b", BottleneckChannels, BottleneckChannels, residual: true));
        seed = Linear(latentSize, BottleneckChannels * coarse * coarse / 4);
        join3 = new ConvUnit("join3", BottleneckChannels + BottleneckChannels / 4, BottleneckChannels);
        (up2, join2, skip2, style2) = Level("2", BottleneckChannels, 96, latentSize);
        (up1, join1, skip1, style1) = Level("1", 96, 64, latentSize);
        (up0, join0, skip0, style0) = Level("0", 64, 40, latentSize, skip: 32);
        paint = new ConvUnit("paint", 40, 48);
        output = Conv2d(12, 3, 3, padding: 1);
        RegisterComponents();
    }

    /// <param name="reference">B x 4 x S x S: RGB in [0, 1] with the mouth taken out, and the mask of what was taken out.</param>
    /// <param name="latent">B x latent.</param>
    /// <returns>B x 3 x S x S in [0, 1], in the type of <paramref name="reference"/>.</returns>
    public override Tensor forward(Tensor reference, Tensor latent)
    {
        Tensor d0 = down0.call(reference);                       // S/2
        Tensor d1 = down1.call(d0);                              // S/4
        Tensor d2 = down2.call(d1);                              // S/8
        Tensor d3 = down3.call(d2);                              // S/16
        Tensor mouth = seed.call(latent).view(-1, BottleneckChannels / 4, coarse, coarse).to(reference.dtype);
        Tensor x = join3.call(cat([d3, mouth], 1));
        x = Rise(x, d2, up2, join2, skip2, style2, latent);      // S/8
        x = Rise(x, d1, up1, join1, skip1, style1, latent);      // S/4
        x = Rise(x, d0, up0, join0, skip0, style0, latent);      // S/2
        x = functional.pixel_shuffle(paint.call(x), 2);          // 12 channels at S
        return Convolve(output, x).sigmoid();
    }

    /// <summary>
    /// One level up: enlarge, add what the reference showed there, and scale the channels by the latent (FiLM, Perez 2018).
    /// </summary>
    private static Tensor Rise(Tensor x, Tensor seen, ConvUnit up, ConvUnit join, Conv2d skip, Linear style, Tensor latent)
    {
        x = up.call(functional.interpolate(x, scale_factor: [2, 2], mode: InterpolationMode.Nearest));
        x = x.Plus(Convolve(skip, seen));
        Tensor[] scaleShift = style.call(latent).to(x.dtype).unsqueeze(-1).unsqueeze(-1).chunk(2, 1);
        return join.call((x * scaleShift[0].Plus(Scalars.Of(1))).Plus(scaleShift[1]));
    }

    private static Tensor Convolve(Conv2d layer, Tensor x)
    {
        long padding = layer.weight.shape[2] / 2;
        return functional.conv2d(x, layer.weight.to(x.dtype), layer.bias!.to(x.dtype), [1, 1], [padding, padding]);
    }

    private static (ConvUnit Up, ConvUnit Join, Conv2d Skip, Linear Style) Level(
        string name, int input, int output, int latentSize, int? skip = null) => (
            new ConvUnit("up" + name, input, output),
            new ConvUnit("join" + name, output, output, residual: true),
            Conv2d(skip ?? output, output, 1),
            Linear(latentSize, 2 * output));
}
