using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>One speech of a generator; a face that stands still is seen once.</summary>
internal sealed class Wav2LipSession(Wav2LipModel model) : MouthSession(model.Traits.FramesABatch)
{
    private readonly SeenFaces faces = new(model.Generator, model.Preset.PaintedFromRow, model.Type, model.Device);
    private float[] mel = [], activity = [];

    protected override void Hear(Waveform speech)
    {
        mel = MelSpectrogram.Compute(speech).Values;
        activity = VoiceActivity.Compute(speech, Wav2LipPreset.FrameRate.PerSecond);
    }

    protected override IReadOnlyList<Frame> Paint(CropBatch batch)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor heard = Heard([.. batch.Seen.Select(i => (int)batch.First + i)]);
        Tensor painted = model.Generator.Paint(heard, faces.Of(batch.Crops));
        Tensor pictures = UnsharpMask.Apply(painted.to(ScalarType.Float32), model.Drive.Sharpen);
        return [.. Enumerable.Range(0, batch.Crops.Count).Select(i => FrameTensor.ToFrame(pictures[i].flip(0)))];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            faces.Dispose();
        base.Dispose(disposing);
    }

    private Tensor Heard(int[] frames)
    {
        int bands = MelSpectrogram.BandCount;
        int length = model.Preset.MelFrames;
        var packed = new float[frames.Length * bands * length];
        for (int i = 0; i < frames.Length; i++)
        {
            int start = MelWindows.FirstMelFrame(frames[i], Wav2LipPreset.FrameRate.PerSecond) - model.Preset.MelFramesBefore;
            MelWindows.Cut(mel, start, length, packed.AsSpan(i * bands * length, bands * length));
        }

        Tensor heard = model.Generator.Hear(tensor(packed).view(frames.Length, 1, bands, length).to(model.Device));
        return model.Drive.Apply(heard, [.. frames.Select(i => i < activity.Length ? activity[i] : 0)]);
    }
}
