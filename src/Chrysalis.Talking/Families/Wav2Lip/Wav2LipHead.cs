using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
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
        (this.preset, this.device) = (preset, device);
        type = ComputeType.Fastest(device);
        this.generator = Ready(generator, type);
        this.drive = drive ?? MouthDrive.Plain(this.generator, preset.MelFrames, device);
    }

    public FrameRate FrameRate => Wav2LipPreset.FrameRate;

    public CropGeometry Crop => preset.Crop;

    public Edges Pads => preset.Pads;

    /// <summary>Both networks paint softer than cameras see; docs/speaking.md has the measurement.</summary>
    public bool WantsSharpening => true;

    public IReadOnlyList<Frame>? RenderOwnFootage() => null;

    public IEnumerable<Frame?> Speak(Waveform speech, IEnumerable<Frame?> crops, CancellationToken cancellation = default)
    {
        float[] mel = MelSpectrogram.Compute(speech).Values;
        float[] activity = VoiceActivity.Compute(speech, FrameRate.PerSecond);
        using var faces = new SeenFaces(generator, preset.PaintedFromRow, type, device);
        int first = 0;
        foreach (Frame?[] batch in crops.Chunk(Batch))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (Frame? picture in Paint(batch, faces, mel, activity, first))
                yield return picture;
            first += batch.Length;
        }
    }

    public void Dispose() => generator.Dispose();

    /// <summary>The fast form of a generator.</summary>
    private static LipGenerator Ready(LipGenerator generator, ScalarType type)
    {
        if (generator is OfficialGenerator official)
        {
            using (official)
                return new FoldedGenerator(official, type);
        }

        foreach (nn.Module module in generator.modules())
            (module as ConvUnit)?.Fold(type);
        return generator;
    }

    private Frame?[] Paint(Frame?[] crops, SeenFaces faces, float[] mel, float[] activity, int first)
    {
        var painting = new Frame?[crops.Length];
        int[] seen = [.. Enumerable.Range(0, crops.Length).Where(i => crops[i] is not null)];
        if (seen.Length == 0)
            return painting;

        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor heard = Heard(mel, activity, [.. seen.Select(i => first + i)]);
        Tensor painted = generator.Paint(heard, faces.Of([.. seen.Select(i => crops[i]!)]));
        Tensor pictures = UnsharpMask.Apply(painted.to(ScalarType.Float32), drive.Sharpen);
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
