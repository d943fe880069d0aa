using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Hearing;

/// <summary>
/// Speech to the mouth's latent, one a video frame: a window of mel frames each, then dilated convolutions over time,
/// so that a sound's neighbours (coarticulation) are heard too: 13 frames back and 13 ahead.
/// </summary>
internal sealed class SpeechEncoder : Module<Tensor, Tensor>
{
    /// <summary>Video frames heard on each side.</summary>
    public const int ContextFrames = 13;

    /// <summary>Dilation of each layer over time.</summary>
    public static readonly IReadOnlyList<int> Dilations = [1, 2, 4, 4, 2];

    private const int Channels = 192;
    private readonly Conv1d embed, output;
    private readonly ModuleList<Conv1d> wide = new(), mix = new();
    private readonly SeededDropout dropout = new(0.25);

    public SpeechEncoder(int latentSize) : base(nameof(SpeechEncoder))
    {
        embed = Conv1d(80 * SpeechWindows.WindowMelFrames, Channels, 1);
        foreach (int dilation in Dilations)
        {
            wide.Add(Conv1d(Channels, Channels, 3, padding: dilation, dilation: dilation));
            mix.Add(Conv1d(Channels, Channels, 1));
        }

        output = Conv1d(Channels, latentSize, 1);
        RegisterComponents();
    }

    /// <param name="windows">B x (80 * 16) x T.</param>
    /// <returns>B x latent x T.</returns>
    public override Tensor forward(Tensor windows)
    {
        Tensor x = embed.call(dropout.call(windows)).leaky_relu(Scalars.Of(0.1));
        for (int i = 0; i < Dilations.Count; i++)
            x = x.Plus(mix[i].call(dropout.call(wide[i].call(x).leaky_relu(Scalars.Of(0.1)))));
        return output.call(x);
    }
}
