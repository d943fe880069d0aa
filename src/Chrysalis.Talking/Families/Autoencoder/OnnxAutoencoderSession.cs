using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>One speech of an autoencoder in ONNX Runtime.</summary>
internal sealed class OnnxAutoencoderSession(OnnxAutoencoder model) : MouthSession(model.Traits.FramesABatch)
{
    private static readonly double FramesPerSecond = AutoencoderPreset.FrameRate.PerSecond;
    private SpeechTrack? track;

    protected override void Hear(Waveform speech) =>
        track = new(MelSpectrogram.Compute(speech).Values, VoiceActivity.Compute(speech, FramesPerSecond));

    protected override IReadOnlyList<Frame> Paint(CropBatch batch)
    {
        int count = batch.Crops.Count, size = model.Crop, plane = size * size, latent = model.Rest.Length;
        float[] heard = Latents((int)batch.First, batch.Length);
        var references = new float[count * 4 * plane];
        var latents = new float[count * latent];
        for (int i = 0; i < count; i++)
        {
            Reference(batch.Crops[i], references.AsSpan(i * 4 * plane, 4 * plane));
            heard.AsSpan(batch.Seen[i] * latent, latent).CopyTo(latents.AsSpan(i * latent));
        }

        float[] pictures = model.Mouth.Run((references, [count, 4, size, size]), (latents, [count, latent]));
        return [.. Enumerable.Range(0, count)
            .Select(i => PlanarPicture.ToFrame(pictures.AsSpan(i * 3 * plane, 3 * plane), size, size))];
    }

    /// <summary>The crop with the mouth taken out, and where it was taken out: 4 x S x S.</summary>
    private void Reference(Frame crop, Span<float> reference)
    {
        PlanarPicture.Of(crop, 4).CopyTo(reference);
        model.Mask.CopyTo(reference[(3 * model.Mask.Length)..]);
        for (int i = 0; i < 3 * model.Mask.Length; i++)
            reference[i] *= 1 - model.Mask[i % model.Mask.Length];
    }

    /// <summary>Latents of consecutive video frames: count x latent.</summary>
    private float[] Latents(int first, int count)
    {
        const int Context = SpeechEncoder.ContextFrames;
        int length = count + 2 * Context, latent = model.Rest.Length;
        float[] windows = SpeechWindows.Cut(track!.Mel, first - Context, length, FramesPerSecond);
        float[] heard = model.Speech.Run((windows, [1, windows.Length / length, length]));
        var latents = new float[count * latent];
        for (int t = 0; t < count; t++)
        {
            Span<float> one = latents.AsSpan(t * latent, latent);
            for (int k = 0; k < latent; k++)
                one[k] = heard[k * length + Context + t];
            model.Gain.Drive(one, model.Rest, first + t < track.Activity.Length ? track.Activity[first + t] : 0);
        }

        return latents;
    }
}
