using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.AnyFace.Networks;

/// <summary>
/// Paints what a picture does not show when its mouth moves: given the face warped to the new mouth, where that mouth's inside and lips
/// are, and the face's style, it gives the inside, how far it covers, and small corrections of the skin (folds, shadows).
/// </summary>
internal sealed class PainterNetwork : Module<Tensor, Tensor, Tensor>
{
    /// <summary>Warped colours, the mouth's inside, the lips.</summary>
    public const int Inputs = 5;

    /// <summary>Painted colours, their cover before the sigmoid, corrections of the colours.</summary>
    public const int Outputs = 7;

    private static readonly int[] Channels = [24, 48, 72, 112];
    private readonly Sequential down0, down1, down2, down3;
    private readonly ConvUnit deep;
    private readonly ModuleList<RisingLevel> rise = new();
    private readonly ConvUnit paint;
    private readonly Conv2d output;

    public PainterNetwork() : base(nameof(PainterNetwork))
    {
        down0 = Sequential(PixelUnshuffle(2), new ConvUnit("a", Inputs * 4, Channels[0]));
        down1 = Down(Channels[0], Channels[1]);
        down2 = Down(Channels[1], Channels[2]);
        down3 = Down(Channels[2], Channels[3]);
        deep = new ConvUnit("deep", Channels[3], Channels[3], residual: true);
        for (int level = 2; level >= 0; level--)
            rise.Add(new RisingLevel(Channels[level + 1], Channels[level], StyleNetwork.Values + PaintedMouth.StateValues));
        paint = new ConvUnit("paint", Channels[0], Channels[0]);
        // Nothing is corrected before anything is learnt.
        output = Conv2d(Channels[0], Outputs * 4, 3, padding: 1);
        init.zeros_(output.weight!);
        init.zeros_(output.bias!);
        RegisterComponents();
    }

    /// <summary>The levels down, in the order of the data.</summary>
    public IReadOnlyList<IReadOnlyList<ConvUnit>> Down0To3 =>
        [.. new[] { down0, down1, down2, down3 }.Select(part => part.children().OfType<ConvUnit>().ToArray())];

    /// <summary>The lowest unit.</summary>
    public ConvUnit Deep => deep;

    /// <summary>The levels up.</summary>
    public IReadOnlyList<RisingLevel> Rise => [.. rise];

    /// <summary>The last unit.</summary>
    public ConvUnit Paint => paint;

    /// <summary>The last convolution.</summary>
    public Conv2d Output => output;

    /// <param name="seen">B x 5 x S x S: warped colours in [0, 1], then the masks.</param>
    /// <param name="style">B x (style + state).</param>
    /// <returns>B x 7 x S x S, single precision.</returns>
    public override Tensor forward(Tensor seen, Tensor style)
    {
        Tensor half = down0.call(seen);
        Tensor quarter = down1.call(half);
        Tensor eighth = down2.call(quarter);
        Tensor x = deep.call(down3.call(eighth));
        Tensor[] levels = [half, quarter, eighth];
        for (int level = 2; level >= 0; level--)
            x = rise[2 - level].call(x, levels[level], style);
        x = paint.call(x);
        x = functional.conv2d(x, output.weight!.to(x.dtype), output.bias!.to(x.dtype), [1, 1], [1, 1]);
        return functional.pixel_shuffle(x, 2).to(ScalarType.Float32);
    }

    private static Sequential Down(int input, int output) =>
        Sequential(new ConvUnit("a", input, output, stride: 2), new ConvUnit("b", output, output, residual: true));
}
