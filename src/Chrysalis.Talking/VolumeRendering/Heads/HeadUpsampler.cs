using Chrysalis.Talking.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>
/// Makes four pixels of each ray from what it and its neighbours see (EG3D: Chan 2022, with three layers): colour and cover, spread
/// smoothly, and what three convolutions add to them.
/// </summary>
internal sealed class HeadUpsampler : Module<Tensor, Tensor>
{
    /// <summary>How much of what the convolutions give is added: they begin almost as nothing.</summary>
    public const float AddedShare = 0.1f;

    private const int Channels = 24;
    private readonly Conv2d first, second, last;

    /// <param name="features">Numbers of a look.</param>
    public HeadUpsampler(int features) : base(nameof(HeadUpsampler))
    {
        first = Conv2d(features + 1, Channels, 3, padding: 1);
        second = Conv2d(Channels, Channels, 3, padding: 1);
        last = Conv2d(Channels, 16, 3, padding: 1);
        RegisterComponents();
    }

    /// <param name="seen">Looks times weights and the weights' sum: B x (F + 1) x S x S.</param>
    /// <returns>Colour times cover, and cover: B x 4 x 2S x 2S.</returns>
    public override Tensor forward(Tensor seen)
    {
        Tensor basis = cat([seen.narrow(1, 0, 3), seen.narrow(1, seen.shape[1] - 1, 1)], 1);
        Tensor smooth = functional.interpolate(basis, scale_factor: [2, 2], mode: InterpolationMode.Bilinear, align_corners: false);
        Tensor added = last.call(second.call(first.call(seen).relu()).relu());
        return smooth + functional.pixel_shuffle(added, 2) * Scalars.Of(AddedShare);
    }
}
