using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;

/// <summary>
/// Paints a face: given the identity's picture warped to the motion, where mouth and eyes are, and the face's numbers, it gives what the
/// picture does not show (the mouth's inside, shut lids), how far that covers, and corrections of the skin.
/// </summary>
internal sealed class PainterNetwork : Module<Tensor, Tensor, Tensor>
{
    private static readonly int[] Channels = [32, 56, 88, 128];
    private readonly Sequential down0, down1, down2, down3;
    private readonly ConvUnit deep;
    private readonly ModuleList<RisingLevel> rise = new();
    private readonly ConvUnit paint;
    private readonly Conv2d output;

    public PainterNetwork() : base(nameof(PainterNetwork))
    {
        down0 = Sequential(PixelUnshuffle(2), new ConvUnit("a", PainterFormat.Inputs * 4, Channels[0]));
        down1 = Down(Channels[0], Channels[1]);
        down2 = Down(Channels[1], Channels[2]);
        down3 = Down(Channels[2], Channels[3]);
        deep = new ConvUnit("deep", Channels[3], Channels[3], residual: true);
        for (int level = 2; level >= 0; level--)
            rise.Add(new RisingLevel(Channels[level + 1], Channels[level], PainterFormat.Given));
        paint = new ConvUnit("paint", Channels[0], 40);
        // Nothing is corrected before anything is learnt.
        output = Conv2d(40, PainterFormat.Outputs * 4, 3, padding: 1);
        init.zeros_(output.weight!);
        init.zeros_(output.bias!);
        RegisterComponents();
    }

    /// <param name="seen">B x 6 x S x S: warped colours in [0, 1], then the masks.</param>
    /// <param name="given">B x <see cref="PainterFormat.Given"/>.</param>
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

    /// <summary>Puts a picture together of what the painter saw and gave.</summary>
    /// <param name="seen">B x 6 x S x S.</param>
    /// <param name="painted">B x 7 x S x S.</param>
    /// <param name="window">1 x 1 x S x S: 1 in the middle, 0 at the border.</param>
    public static Tensor Compose(Tensor seen, Tensor painted, Tensor window)
    {
        Tensor warped = seen.narrow(1, 0, 3), inside = seen.narrow(1, 3, 1);
        Tensor cover = painted.narrow(1, 3, 1).Plus((inside - Scalars.Of(0.5)) * Scalars.Of(PainterFormat.Prior)).sigmoid() * window;
        Tensor correction = painted.narrow(1, 4, 3).tanh() * Scalars.Of(PainterFormat.MostCorrection) * window;
        return warped.Plus(cover * (painted.narrow(1, 0, 3).sigmoid() - warped)).Plus(cover.neg().Plus(Scalars.Of(1)) * correction);
    }

    private static Sequential Down(int input, int output) =>
        Sequential(new ConvUnit("a", input, output, stride: 2), new ConvUnit("b", output, output, residual: true));
}
