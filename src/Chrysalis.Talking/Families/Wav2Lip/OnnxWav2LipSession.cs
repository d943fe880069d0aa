using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>One speech of a compact generator in ONNX Runtime.</summary>
internal sealed class OnnxWav2LipSession(OnnxWav2Lip model) : MouthSession(model.Traits.FramesABatch)
{
    private float[] mel = [], activity = [];

    protected override void Hear(Waveform speech)
    {
        mel = MelSpectrogram.Compute(speech).Values;
        activity = VoiceActivity.Compute(speech, Wav2LipPreset.FrameRate.PerSecond);
    }

    protected override IReadOnlyList<Frame> Paint(CropBatch batch)
    {
        int count = batch.Crops.Count, size = model.Preset.Crop.SizePx, plane = size * size;
        var faces = new float[count * 6 * plane];
        for (int i = 0; i < count; i++)
            See(batch.Crops[i], faces.AsSpan(i * 6 * plane, 6 * plane));
        float[] heard = Heard([.. batch.Seen.Select(i => (int)batch.First + i)]);
        float[] painted = model.Painter.Run((heard, [count, model.Rest.Length]), (faces, [count, 6, size, size]));
        return [.. Enumerable.Range(0, count).Select(i => ToFrame(painted.AsSpan(i * 3 * plane, 3 * plane), size))];
    }

    /// <summary>The crop in BGR with its mouth taken out, then the crop itself: 6 x S x S.</summary>
    private void See(Frame crop, Span<float> seen)
    {
        float[] planes = PlanarPicture.Of(crop);
        int plane = planes.Length / 3, shown = model.Preset.PaintedFromRow * crop.Width;
        for (int c = 0; c < 3; c++)
        {
            ReadOnlySpan<float> colour = planes.AsSpan((2 - c) * plane, plane);
            colour[..shown].CopyTo(seen[(c * plane)..]);
            colour.CopyTo(seen[((3 + c) * plane)..]);
        }
    }

    private float[] Heard(int[] frames)
    {
        int bands = MelSpectrogram.BandCount, length = model.Preset.MelFrames, values = model.Rest.Length;
        var windows = new float[frames.Length * bands * length];
        for (int i = 0; i < frames.Length; i++)
        {
            int start = MelWindows.FirstMelFrame(frames[i], Wav2LipPreset.FrameRate.PerSecond) - model.Preset.MelFramesBefore;
            MelWindows.Cut(mel, start, length, windows.AsSpan(i * bands * length, bands * length));
        }

        float[] heard = model.Ear.Run((windows, [frames.Length, bands, length]));
        for (int i = 0; i < frames.Length; i++)
            model.Gain.Drive(heard.AsSpan(i * values, values), model.Rest, frames[i] < activity.Length ? activity[frames[i]] : 0);
        return heard;
    }

    /// <summary>A painted face in BGR, sharpened, as a frame.</summary>
    private Frame ToFrame(ReadOnlySpan<float> painted, int size)
    {
        int plane = size * size;
        var planes = new float[3 * plane];
        for (int c = 0; c < 3; c++)
            UnsharpMask.Apply(painted.Slice((2 - c) * plane, plane), planes.AsSpan(c * plane, plane), size, model.Sharpen);
        return PlanarPicture.ToFrame(planes, size, size);
    }
}
