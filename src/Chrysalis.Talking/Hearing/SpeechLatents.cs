using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Hearing;

/// <summary>
/// Speech to the mouth's latents, a few frames at a time: what the encoder hears,
/// widened to a real mouth's spread, and drawn to the mouth at rest where nothing is said.
/// </summary>
internal sealed class SpeechLatents : IDisposable
{
    private readonly SpeechEncoder encoder;
    private readonly LayerWork work;
    private readonly Device device;
    private readonly Tensor rest;
    private readonly OpeningGain gain;
    private readonly LatentSpread? spread;
    private readonly double framesPerSecond;

    /// <param name="encoder">What hears.</param>
    /// <param name="tensors">The mouth at rest and the opening's gain, as <see cref="Save"/> wrote them.</param>
    /// <param name="rate">Frames a second.</param>
    /// <param name="device">Where it computes.</param>
    public SpeechLatents(SpeechEncoder encoder, IReadOnlyDictionary<string, Tensor> tensors, FrameRate rate, Device device)
    {
        this.encoder = encoder;
        work = new(encoder);
        this.device = device;
        framesPerSecond = rate.PerSecond;
        rest = tensors["rest"].to(device).DetachFromDisposeScope();
        float[] meanAndFactor = tensors["gain.mean_and_factor"].data<float>().ToArray();
        gain = new(
            tensors["gain.reading"].data<float>().ToArray(), tensors["gain.direction"].data<float>().ToArray(), meanAndFactor[0],
            meanAndFactor[1]);
        if (tensors.TryGetValue("spread.factors", out Tensor? factors))
            spread = new(tensors["spread.middle"].data<float>().ToArray(), factors.data<float>().ToArray());
    }

    /// <summary>Multiply-adds of all that was heard so far.</summary>
    public long MultiplyAddsDone => work.MultiplyAddsDone;

    /// <summary>Adds the mouth at rest, the opening's gain and the numbers' spread to a persona's tensors.</summary>
    public static void Save(IDictionary<string, Tensor> tensors, OpeningGain gain, float[] rest, LatentSpread? spread = null)
    {
        if (spread is not null)
        {
            tensors["spread.middle"] = tensor(spread.Middle);
            tensors["spread.factors"] = tensor(spread.Factors);
        }

        tensors["rest"] = tensor(rest);
        tensors["gain.reading"] = tensor(gain.Reading);
        tensors["gain.direction"] = tensor(gain.Direction);
        tensors["gain.mean_and_factor"] = tensor(new[] { gain.Mean, gain.Factor });
    }

    /// <summary>Prepares a speech (16 kHz).</summary>
    public SpeechTrack Listen(Waveform speech) =>
        new(MelSpectrogram.Compute(speech).Values, VoiceActivity.Compute(speech, framesPerSecond));

    /// <summary>Latents of consecutive video frames: count x latent.</summary>
    public Tensor At(SpeechTrack track, int first, int count)
    {
        using var scope = NewDisposeScope();
        int context = SpeechEncoder.ContextFrames;
        int length = count + 2 * context;
        float[] windows = SpeechWindows.Cut(track.Mel, first - context, length, framesPerSecond);
        Tensor latents = encoder.call(tensor(windows).view(1, -1, length).to(device)).narrow(2, context, count).squeeze(0).t();

        Tensor widened = gain.Apply(spread?.Apply(latents) ?? latents);
        float[] spoken = [.. Enumerable.Range(first, count).Select(i => i < track.Activity.Length ? track.Activity[i] : 0)];
        Tensor activity = tensor(spoken).unsqueeze(1).to(device);
        return (widened * activity).Plus(rest * activity.neg().Plus(Scalars.Of(1))).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        encoder.Dispose();
        rest.Dispose();
    }
}
