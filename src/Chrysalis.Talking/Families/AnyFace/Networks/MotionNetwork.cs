using Chrysalis.Talking.Phones;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.AnyFace.Networks;

/// <summary>
/// Speech to the mouth, one column a video frame: a window of mel frames each, then dilated convolutions over time, 13 frames back
/// and 13 ahead.
/// </summary>
internal sealed class MotionNetwork : Module<Tensor, Tensor>
{
    /// <summary>Video frames heard on each side.</summary>
    public const int ContextFrames = 13;

    private const int Channels = 160;
    private static readonly int[] AllDilations = [1, 2, 4, 4, 2];
    private readonly Conv1d embed, output;
    private readonly ModuleList<Conv1d> wide = new(), mix = new();
    private readonly SeededDropout dropout = new(0.2);

    /// <summary>Values a frame: the coefficients, whether lips touch (before the sigmoid), the visemes (before the softmax).</summary>
    public static int OutputsFor(int coefficients) => coefficients + 1 + Viseme.Count;

    /// <param name="outputs">Values a frame.</param>
    public MotionNetwork(int outputs) : base(nameof(MotionNetwork))
    {
        embed = Conv1d(MelSpectrogram.BandCount * SpeechWindows.WindowMelFrames, Channels, 1);
        foreach (int dilation in AllDilations)
        {
            wide.Add(Conv1d(Channels, Channels, 3, padding: dilation, dilation: dilation));
            mix.Add(Conv1d(Channels, Channels, 1));
        }

        output = Conv1d(Channels, outputs, 1);
        RegisterComponents();
    }

    /// <summary>Frames between the taps of each wide layer.</summary>
    public static IReadOnlyList<int> Dilations => AllDilations;

    /// <param name="windows">B x (80 * 16) x T.</param>
    /// <returns>B x outputs x T.</returns>
    public override Tensor forward(Tensor windows)
    {
        Tensor x = embed.call(dropout.call(windows)).leaky_relu(Scalars.Of(0.1));
        for (int i = 0; i < AllDilations.Length; i++)
            x = x.Plus(mix[i].call(dropout.call(wide[i].call(x).leaky_relu(Scalars.Of(0.1)))));
        return output.call(x);
    }
}
