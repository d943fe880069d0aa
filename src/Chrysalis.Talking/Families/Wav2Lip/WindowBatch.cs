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
        Mel(windows, LipSyncExpert.MelFrames, 0, augment, preset.Recipe.ExpertAugmentedShare);

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
            bool isChanged = augment is not null && augment.NextDouble() < share;
            float[] heard = isChanged ? Changed(frames[i].Clip, first, length, augment!) : frames[i].Clip.ReadMel(first, length);
            MelWindows.Cut(heard, 0, length, window);
        }

        return tensor(packed).view(frames.Count, 1, Bands, length).to(device);
    }

    /// <summary>Changes what is heard, but not the silence beyond the sound's ends.</summary>
    private static float[] Changed(PreparedClip clip, int first, int length, Random draw)
    {
        float[] heard = clip.ReadMel(first, length);
        int from = Math.Max(0, first);
        int to = Math.Min(clip.MelFrameCount, first + length);
        if (to > from)
            SpeechAugmentation.Apply(heard.AsSpan((from - first) * Bands, (to - from) * Bands), draw).CopyTo(heard, (from - first) * Bands);
        return heard;
    }
}
