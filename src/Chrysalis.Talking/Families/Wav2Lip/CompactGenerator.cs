using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>
/// A generator for two cores: Wav2Lip's idea at a tenth of its work. It never computes at full resolution (pixels are folded
/// into channels at both ends), and the speech, heard over 0.8 s, enters at the bottom and scales the channels on the way up
/// (FiLM, Perez 2018).
/// </summary>
internal sealed class CompactGenerator : LipGenerator
{
    private const int Seeds = 40;
    private static readonly int[] Channels = [40, 64, 96, 160];
    private readonly CompactSpeech speech;
    private readonly Sequential down0, down1, down2, down3;
    private readonly Linear seed;
    private readonly ConvUnit join3, paint;
    private readonly ModuleList<RisingLevel> rise = new();
    private readonly Conv2d output;
    private readonly int coarse;

    /// <param name="sizePx">Edge of the face's square; divisible by 16.</param>
    public CompactGenerator(int sizePx) : base(nameof(CompactGenerator))
    {
        coarse = sizePx / 16;
        speech = new CompactSpeech();
        down0 = Sequential(PixelUnshuffle(2), new ConvUnit("a", 24, Channels[0]));
        down1 = Down(Channels[0], Channels[1]);
        down2 = Down(Channels[1], Channels[2]);
        down3 = Down(Channels[2], Channels[3]);
        seed = Linear(CompactSpeech.Values, Seeds * coarse * coarse);
        join3 = new ConvUnit("join3", Channels[3] + Seeds, Channels[3]);
        for (int level = 2; level >= 0; level--)
            rise.Add(new RisingLevel(Channels[level + 1], Channels[level], CompactSpeech.Values));
        paint = new ConvUnit("paint", Channels[0], 48);
        output = Conv2d(12, 3, 3, padding: 1);
        RegisterComponents();
    }

    /// <summary>The ear.</summary>
    public CompactSpeech Speech => speech;

    /// <summary>The layers, in the order of the data.</summary>
    public CompactParts Parts =>
        new(
            [.. new[] { down0, down1, down2, down3 }.Select(part => part.children().OfType<ConvUnit>().ToArray())], seed, join3, [.. rise],
            paint, output);

    /// <inheritdoc/>
    public override Tensor Hear(Tensor mel) => speech.call(mel);

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> See(Tensor faces)
    {
        Tensor half = down0.call(faces);
        Tensor quarter = down1.call(half);
        Tensor eighth = down2.call(quarter);
        return [half, quarter, eighth, down3.call(eighth)];
    }

    /// <inheritdoc/>
    public override Tensor Paint(Tensor heard, IReadOnlyList<Tensor> seen)
    {
        Tensor mouth = seed.call(heard).view(-1, Seeds, coarse, coarse).to(seen[0].dtype);
        Tensor x = join3.call(cat([seen[3], mouth], 1));
        for (int level = 2; level >= 0; level--)
            x = rise[2 - level].call(x, seen[level], heard);
        x = functional.pixel_shuffle(paint.call(x), 2);          // 12 channels at S
        return functional.conv2d(x, output.weight!.to(x.dtype), output.bias!.to(x.dtype), [1, 1], [1, 1]).sigmoid();
    }

    private static Sequential Down(int input, int output) =>
        Sequential(new ConvUnit("a", input, output, stride: 2), new ConvUnit("b", output, output, residual: true));
}
