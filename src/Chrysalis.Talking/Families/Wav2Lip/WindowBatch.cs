using Chrysalis.Talking.Footage;
using Chrysalis.Talking.LipSync.Expert;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>Windows of five consecutive frames of prepared clips, and what is heard with them, as tensors.</summary>
internal sealed class WindowBatch(Wav2LipPreset preset, Device device)
{
    private const int Bands = 80;

    /// <summary>Draws a window's first frame from a segment.</summary>
    public static (PreparedClip Clip, int Start) Draw(ClipSegment segment, Random draw) =>
        (segment.Clip, segment.Start + draw.Next(Math.Max(1, segment.Length - LipSyncExpert.Frames + 1)));

    /// <summary>The frames of windows, one after another.</summary>
    public static (PreparedClip Clip, int Frame)[] Frames(IEnumerable<(PreparedClip Clip, int Start)> windows) =>
        [.. windows.SelectMany(w => Enumerable.Range(w.Start, LipSyncExpert.Frames).Select(t => (w.Clip, t)))];

    /// <summary>Faces, n x 3 x S x S in [0, 1], BGR as the published networks take them.</summary>
    public Tensor Faces(IReadOnlyList<(PreparedClip Clip, int Frame)> frames) => TrainingBatch.Crops(frames, device).flip(1);

    /// <summary>Faces of windows (B * 5 x 3 x S x S) as the expert sees them: B x 15 x rows x S, only what is painted.</summary>
    public Tensor ForExpert(Tensor faces)
    {
        long size = faces.shape[3];
        Tensor lower = faces.narrow(2, preset.PaintedFromRow, size - preset.PaintedFromRow);
        return lower.reshape(-1, 3 * LipSyncExpert.Frames, lower.shape[2], size);
    }

    /// <summary>What the expert hears with each window: B x 1 x 80 x 16.</summary>
    public Tensor ExpertMel(IReadOnlyList<(PreparedClip Clip, int Start)> windows, Random? augment = null) =>
        Mel(windows, LipSyncExpert.MelFrames, 0, augment, 0.5);

    /// <summary>What the generator hears with each frame: n x 1 x 80 x T.</summary>
    public Tensor GeneratorMel(IReadOnlyList<(PreparedClip Clip, int Frame)> frames, Random? augment = null) =>
        Mel(frames, preset.MelFrames, preset.MelFramesBefore, augment, preset.Recipe.AugmentedShare);

    private Tensor Mel(IReadOnlyList<(PreparedClip Clip, int Frame)> frames, int length, int before, Random? augment, double share)
    {
        var packed = new float[frames.Count * Bands * length];
        for (int i = 0; i < frames.Count; i++)
        {
            int first = MelWindows.FirstMelFrame(frames[i].Frame, Wav2LipPreset.FrameRate.PerSecond) - before;
            Span<float> window = packed.AsSpan(i * Bands * length, Bands * length);
            if (augment is not null && augment.NextDouble() < share)
                CutChanged(frames[i].Clip.Mel, first, length, window, augment);
            else
                MelWindows.Cut(frames[i].Clip.Mel, first, length, window);
        }

        return tensor(packed).view(frames.Count, 1, Bands, length).to(device);
    }

    private static void CutChanged(float[] mel, int first, int length, Span<float> window, Random draw)
    {
        int from = Math.Max(0, first);
        int to = Math.Min(mel.Length / Bands, first + length);
        float[] changed = to > from ? SpeechAugmentation.Apply(mel.AsSpan(from * Bands, (to - from) * Bands), draw) : [];
        MelWindows.Cut(changed, first - from, length, window);
    }
}
