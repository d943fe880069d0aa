using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Hearing;

/// <summary>
/// Speech to the mouth's latent, one a video frame: a window of mel frames each, then dilated convolutions over time,
/// so that a sound's neighbours (coarticulation) are heard too: 13 frames back and 13 ahead. Older personas hear a window by a weight
/// for each of its numbers (<c>embed</c>) instead of a frontend.
/// </summary>
internal sealed class SpeechEncoder : Module<Tensor, Tensor>
{
    /// <summary>Video frames heard on each side.</summary>
    public const int ContextFrames = 13;

    /// <summary>Begins the names of the frontend's weights.</summary>
    public const string FrontendName = "frontend";

    /// <summary>Dilation of each layer over time.</summary>
    public static readonly IReadOnlyList<int> Dilations = [1, 2, 4, 4, 2];

    private const int Channels = 192;
    private const double Dropout = 0.25;
    private readonly SpeechFrontend? frontend;
    private readonly Conv1d? embed;
    private readonly Conv1d output;
    private readonly ModuleList<Conv1d> wide = new(), mix = new();
    private readonly SeededDropout dropout = new(Dropout);

    /// <param name="latentSize">Numbers a video frame that it gives.</param>
    /// <param name="hasFrontend">Whether windows are heard by a frontend.</param>
    public SpeechEncoder(int latentSize, bool hasFrontend = true) : base(nameof(SpeechEncoder))
    {
        if (hasFrontend)
            frontend = new(Channels, Dropout);
        else
            embed = Conv1d(MelSpectrogram.BandCount * SpeechWindows.WindowMelFrames, Channels, 1);
        foreach (int dilation in Dilations)
        {
            wide.Add(Conv1d(Channels, Channels, 3, padding: dilation, dilation: dilation));
            mix.Add(Conv1d(Channels, Channels, 1));
        }

        output = Conv1d(Channels, latentSize, 1);
        RegisterComponents();
    }

    /// <summary>A network of the kind whose weights a file holds.</summary>
    /// <param name="latentSize">Numbers a video frame that it gives.</param>
    /// <param name="names">The file's tensors.</param>
    /// <param name="prefix">Begins the names of its own.</param>
    public static SpeechEncoder For(int latentSize, IEnumerable<string> names, string prefix) =>
        new(latentSize, HasFrontend(names, prefix));

    /// <summary>Whether a file's speech encoder hears by a frontend.</summary>
    public static bool HasFrontend(IEnumerable<string> names, string prefix) =>
        names.Any(name => name.StartsWith($"{prefix}{FrontendName}.", StringComparison.Ordinal));

    /// <param name="windows">B x (16 * 80) x T.</param>
    /// <returns>B x latent x T.</returns>
    public override Tensor forward(Tensor windows)
    {
        Tensor heard = frontend is not null ? frontend.call(windows) : embed!.call(dropout.call(windows));
        Tensor x = heard.leaky_relu(Scalars.Of(0.1));
        for (int i = 0; i < Dilations.Count; i++)
            x = x.Plus(mix[i].call(dropout.call(wide[i].call(x).leaky_relu(Scalars.Of(0.1)))));
        return output.call(x);
    }
}
