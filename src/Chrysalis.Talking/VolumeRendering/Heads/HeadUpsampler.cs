using Chrysalis.Talking.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>
/// Makes four pixels of each ray from what it and its neighbours see (EG3D: Chan 2022): colour and cover, spread smoothly, and what
/// convolutions add to them, three of which see rays and two pixels.
/// </summary>
internal sealed class HeadUpsampler : Module<Tensor, Tensor>
{
    /// <summary>How much of what the convolutions give is added: they begin almost as nothing.</summary>
    public const float AddedShare = 0.1f;

    /// <summary>Rays on each side that a pixel depends on.</summary>
    public const int Reach = 5;

    private const int Channels = 32, FineChannels = 12;
    private readonly Conv2d first, second, third, rise, fine, last;

    /// <param name="features">Numbers of a look.</param>
    public HeadUpsampler(int features) : base(nameof(HeadUpsampler))
    {
        first = Conv2d(features + 1, Channels, 3, padding: 1);
        second = Conv2d(Channels, Channels, 3, padding: 1);
        third = Conv2d(Channels, Channels, 3, padding: 1);
        rise = Conv2d(Channels, 4 * FineChannels, 3, padding: 1);
        fine = Conv2d(FineChannels, FineChannels, 3, padding: 1);
        last = Conv2d(FineChannels, 4, 3, padding: 1);
        RegisterComponents();
    }

    /// <param name="seen">Looks times weights and the weights' sum: B x (F + 1) x S x S.</param>
    /// <returns>Colour times cover, and cover: B x 4 x 2S x 2S.</returns>
    public override Tensor forward(Tensor seen)
    {
        Tensor basis = cat([seen.narrow(1, 0, 3), seen.narrow(1, seen.shape[1] - 1, 1)], 1);
        Tensor smooth = functional.interpolate(basis, scale_factor: [2, 2], mode: InterpolationMode.Bilinear, align_corners: false);
        Tensor x = first.call(seen).relu();
        x = x.Plus(third.call(second.call(x).relu())).relu();
        x = functional.pixel_shuffle(rise.call(x), 2).relu();
        return smooth.Plus(last.call(fine.call(x).relu()) * Scalars.Of(AddedShare));
    }
}
