using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.AnyFace.Networks;

/// <summary>
/// What one picture of a face tells of its lips, teeth and light. Codes of several pictures are averaged: their order and number do not
/// matter.
/// </summary>
internal sealed class StyleNetwork : Module<Tensor, Tensor>
{
    /// <summary>Length of the code.</summary>
    public const int Values = 48;

    private readonly Sequential layers;
    private readonly Linear end;

    public StyleNetwork() : base(nameof(StyleNetwork))
    {
        layers = Sequential(
            PixelUnshuffle(4),
            new ConvUnit("a", PainterFormat.Inputs * 16, 48),
            new ConvUnit("b", 48, 64, stride: 2),
            new ConvUnit("c", 64, 96, stride: 2));
        end = Linear(96 * 2, Values);
        RegisterComponents();
    }

    /// <summary>The units, in the order of the data.</summary>
    public IReadOnlyList<ConvUnit> Units => [.. layers.children().OfType<ConvUnit>()];

    /// <summary>From the mean and the greatest of every channel to the code.</summary>
    public Linear End => end;

    /// <param name="pictures">B x 5 x S x S: the picture as it is, with its masks.</param>
    /// <returns>B x 48.</returns>
    public override Tensor forward(Tensor pictures)
    {
        Tensor x = layers.call(pictures).to(ScalarType.Float32).flatten(2);
        return end.call(cat([x.mean([2]), x.amax([2])], 1));
    }
}
