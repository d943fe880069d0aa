using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Painting;

/// <summary>
/// Paints what a picture does not show when its face moves: given the face warped to the motion, masks of what opens, and numbers of the
/// face, it gives what is inside, how far that covers, and small corrections of the skin (folds, shadows).
/// </summary>
internal sealed class PaintingNetwork : Module<Tensor, Tensor, Tensor>
{
    private readonly Sequential down0, down1, down2, down3;
    private readonly ConvUnit deep;
    private readonly ModuleList<RisingLevel> rise = new();
    private readonly ConvUnit paint;
    private readonly Conv2d output;

    /// <param name="shape">The sizes.</param>
    public PaintingNetwork(PaintingShape shape) : base(nameof(PaintingNetwork))
    {
        IReadOnlyList<int> channels = shape.Channels;
        down0 = Sequential(PixelUnshuffle(2), new ConvUnit("a", shape.Inputs * 4, channels[0]));
        down1 = Down(channels[0], channels[1]);
        down2 = Down(channels[1], channels[2]);
        down3 = Down(channels[2], channels[3]);
        deep = new ConvUnit("deep", channels[3], channels[3], residual: true);
        for (int level = 2; level >= 0; level--)
            rise.Add(new RisingLevel(channels[level + 1], channels[level], shape.Given));
        paint = new ConvUnit("paint", channels[0], shape.Last);
        // Nothing is corrected before anything is learnt.
        output = Conv2d(shape.Last, PaintingShape.Outputs * 4, 3, padding: 1);
        init.zeros_(output.weight!);
        init.zeros_(output.bias!);
        RegisterComponents();
    }

    /// <param name="seen">B x I x S x S: warped colours in [0, 1], then the masks.</param>
    /// <param name="given">B x G.</param>
    /// <returns>B x 7 x S x S, single precision.</returns>
    public override Tensor forward(Tensor seen, Tensor given)
    {
        Tensor half = down0.call(seen);
        Tensor quarter = down1.call(half);
        Tensor eighth = down2.call(quarter);
        Tensor x = deep.call(down3.call(eighth));
        Tensor[] levels = [half, quarter, eighth];
        for (int level = 2; level >= 0; level--)
            x = rise[2 - level].call(x, levels[level], given);
        x = paint.call(x);
        x = functional.conv2d(x, output.weight!.to(x.dtype), output.bias!.to(x.dtype), [1, 1], [1, 1]);
        return functional.pixel_shuffle(x, 2).to(ScalarType.Float32);
    }

    private static Sequential Down(int input, int output) =>
        Sequential(new ConvUnit("a", input, output, stride: 2), new ConvUnit("b", output, output, residual: true));
}
