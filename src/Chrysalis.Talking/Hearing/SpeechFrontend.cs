using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Hearing;

/// <summary>
/// Hears each window of mel frames by two convolutions over its time, all bands at once. A sound is thereby the same wherever it lies in
/// the window, which is learnt from fewer sentences than a weight for every number of the window.
/// </summary>
internal sealed class SpeechFrontend : Module<Tensor, Tensor>
{
    private const int Channels = 64;
    private const int Places = SpeechWindows.WindowMelFrames / 4;

    private readonly Conv2d first, second;
    private readonly Conv1d output;
    private readonly SeededDropout ofMel, ofHeard;

    /// <param name="channels">Numbers a video frame that it gives.</param>
    /// <param name="dropout">Share of the mel and of what is heard that is left out in training.</param>
    public SpeechFrontend(int channels, double dropout) : base(nameof(SpeechFrontend))
    {
        first = Conv2d(MelSpectrogram.BandCount, Channels, (5, 1), (2, 1), (2, 0));
        second = Conv2d(Channels, Channels, (3, 1), (2, 1), (1, 0));
        output = Conv1d(Channels * Places, channels, 1);
        (ofMel, ofHeard) = (new(dropout), new(dropout));
        RegisterComponents();
    }

    /// <param name="windows">B x (16 * 80) x T.</param>
    /// <returns>B x channels x T.</returns>
    public override Tensor forward(Tensor windows)
    {
        (long batch, long frames) = (windows.shape[0], windows.shape[2]);
        Tensor mel = ofMel.call(windows).view(batch, SpeechWindows.WindowMelFrames, MelSpectrogram.BandCount, frames).transpose(1, 2);
        Tensor x = first.call(mel).leaky_relu(Scalars.Of(0.1));
        x = second.call(x).leaky_relu(Scalars.Of(0.1)); // B x 64 x 4 x T
        return output.call(ofHeard.call(x.reshape(batch, Channels * Places, frames)));
    }
}
