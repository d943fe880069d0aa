using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>
/// Speech to the mouth's latents, a few frames at a time: what the encoder hears,
/// widened to a real mouth's spread, and drawn to the mouth at rest where nothing is said.
/// </summary>
internal sealed class SpeechLatents : IDisposable
{
    private readonly SpeechEncoder encoder;
    private readonly Device device;
    private readonly Tensor rest;
    private readonly OpeningGain gain;

    public SpeechLatents(SpeechEncoder encoder, IReadOnlyDictionary<string, Tensor> tensors, Device device)
    {
        this.encoder = encoder;
        this.device = device;
        rest = tensors["rest"].to(device).DetachFromDisposeScope();
        float[] meanAndFactor = tensors["gain.mean_and_factor"].data<float>().ToArray();
        gain = new(
            tensors["gain.reading"].data<float>().ToArray(), tensors["gain.direction"].data<float>().ToArray(), meanAndFactor[0],
            meanAndFactor[1]);
    }

    /// <summary>Prepares a speech (16 kHz).</summary>
    public static SpeechTrack Listen(Waveform speech) =>
        new(MelSpectrogram.Compute(speech).Values, VoiceActivity.Compute(speech, AutoencoderPreset.FrameRate.PerSecond));

    /// <summary>Latents of consecutive video frames: count x latent.</summary>
    public Tensor At(SpeechTrack track, int first, int count)
    {
        using var scope = NewDisposeScope();
        int context = SpeechEncoder.ContextFrames;
        int length = count + 2 * context;
        float[] windows = SpeechWindows.Cut(track.Mel, first - context, length, AutoencoderPreset.FrameRate.PerSecond);
        Tensor latents = encoder.call(tensor(windows).view(1, -1, length).to(device)).narrow(2, context, count).squeeze(0).t();

        Tensor widened = gain.Apply(latents);
        float[] spoken = [.. Enumerable.Range(first, count).Select(i => i < track.Activity.Length ? track.Activity[i] : 0)];
        Tensor activity = tensor(spoken).unsqueeze(1).to(device);
        return (widened * activity + rest * (activity.neg() + Scalars.Of(1))).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        encoder.Dispose();
        rest.Dispose();
    }
}
