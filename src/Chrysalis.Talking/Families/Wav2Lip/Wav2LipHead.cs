using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>A trained generator that speaks. The reference is the frame itself, as in the official script.</summary>
internal sealed class Wav2LipHead : ITalkingHead
{
    private const int Batch = 8;
    private readonly Wav2LipPreset preset;
    private readonly Device device;
    private readonly ScalarType type;
    private readonly LipGenerator generator;
    private readonly MouthDrive drive;

    /// <param name="generator">The trained generator, on <paramref name="device"/>; it is disposed with the head.</param>
    /// <param name="preset">Its crop and hearing.</param>
    /// <param name="drive">Rest and gain; null takes what is heard as it is.</param>
    /// <param name="device">Where it runs.</param>
    public Wav2LipHead(LipGenerator generator, Wav2LipPreset preset, MouthDrive? drive, Device device)
    {
        (this.generator, this.preset, this.device) = (generator, preset, device);
        type = ComputeType.Fastest(device);
        foreach (nn.Module module in generator.modules())
            (module as ConvUnit)?.Fold(type);
        this.drive = drive ?? MouthDrive.Plain(generator, preset.MelFrames, device);
    }

    public FrameRate FrameRate => Wav2LipPreset.FrameRate;

    public CropGeometry Crop => preset.Crop;

    public IReadOnlyList<Frame>? RenderOwnFootage() => null;

    public IEnumerable<Frame?> Speak(Waveform speech, IEnumerable<Frame?> crops, CancellationToken cancellation = default)
    {
        float[] mel = MelSpectrogram.Compute(speech).Values;
        float[] activity = VoiceActivity.Compute(speech, FrameRate.PerSecond);
        int first = 0;
        foreach (Frame?[] batch in crops.Chunk(Batch))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (Frame? picture in Paint(batch, mel, activity, first))
                yield return picture;
            first += batch.Length;
        }
    }

    public void Dispose() => generator.Dispose();

    private Frame?[] Paint(Frame?[] crops, float[] mel, float[] activity, int first)
    {
        var painting = new Frame?[crops.Length];
        int[] seen = [.. Enumerable.Range(0, crops.Length).Where(i => crops[i] is not null)];
        if (seen.Length == 0)
            return painting;

        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor faces = FrameTensor.FromFrames([.. seen.Select(i => crops[i]!)], device).flip(1);
        Tensor heard = Heard(mel, activity, [.. seen.Select(i => first + i)]);
        Tensor pictures = generator.Paint(heard, GeneratorInput.From(faces, faces, preset.PaintedFromRow).to(type));
        for (int i = 0; i < seen.Length; i++)
            painting[seen[i]] = FrameTensor.ToFrame(pictures[i].flip(0));
        return painting;
    }

    private Tensor Heard(float[] mel, float[] activity, int[] frames)
    {
        int bands = MelSpectrogram.BandCount;
        var packed = new float[frames.Length * bands * preset.MelFrames];
        for (int i = 0; i < frames.Length; i++)
        {
            int start = MelWindows.FirstMelFrame(frames[i], FrameRate.PerSecond) - preset.MelFramesBefore;
            MelWindows.Cut(mel, start, preset.MelFrames, packed.AsSpan(i * bands * preset.MelFrames, bands * preset.MelFrames));
        }

        Tensor heard = generator.Hear(tensor(packed).view(frames.Length, 1, bands, preset.MelFrames).to(device));
        return drive.Apply(heard, [.. frames.Select(i => i < activity.Length ? activity[i] : 0)]);
    }
}
