using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Training.Parts;

/// <summary>Judges patches of the painted crop real or not (Isola 2017), so that teeth and lips come out sharp.</summary>
internal sealed class PatchDiscriminator : Module<Tensor, Tensor>
{
    private readonly Sequential layers;
    private readonly Conv2d head;

    public PatchDiscriminator() : base(nameof(PatchDiscriminator))
    {
        layers = Sequential(
            PixelUnshuffle(2),
            new ConvUnit("a", 12, 32),
            new ConvUnit("b", 32, 64, stride: 2),
            new ConvUnit("c", 64, 96, stride: 2));
        head = Conv2d(96, 1, 3, padding: 1);
        RegisterComponents();
    }

    /// <param name="crop">B x 3 x S x S.</param>
    /// <returns>B x 1 x S/8 x S/8 scores, single precision: above 0 means real.</returns>
    public override Tensor forward(Tensor crop) => head.call(layers.call(crop).to(ScalarType.Float32));

    /// <summary>Judges, and tells what its layers saw: what is alike there looks alike (feature matching: Wang 2018, pix2pixHD).</summary>
    /// <param name="crop">B x 3 x S x S.</param>
    public (Tensor Scores, IReadOnlyList<Tensor> Seen) Judge(Tensor crop)
    {
        var seen = new List<Tensor>();
        Tensor x = crop;
        foreach (Module<Tensor, Tensor> layer in layers.children().Cast<Module<Tensor, Tensor>>())
        {
            x = layer.call(x);
            seen.Add(x);
        }

        return (head.call(x.to(ScalarType.Float32)), seen);
    }
}
