using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>Windows of prepared clips as the compact judge takes them.</summary>
internal static class EvaluationBatch
{
    private const int Frames = EvaluationCompactNet.Frames;

    /// <summary>The lower faces of windows in grey, n x 5 x S x S.</summary>
    public static Tensor Grey(IReadOnlyList<(PreparedClip Clip, int Start)> windows, Device device)
    {
        (PreparedClip Clip, int Frame)[] frames = [.. windows.SelectMany(w => Enumerable.Range(w.Start, Frames).Select(t => (w.Clip, t)))];
        Tensor grey = EvaluationCompactNet.Grey(TrainingBatch.Crops(frames, device));
        return grey.view(windows.Count, Frames, grey.shape[1], grey.shape[2]);
    }

    /// <summary>
    /// What is heard with windows, n x 1 x 80 x 16; some as another voice or microphone would sound, the same in a whole segment.
    /// </summary>
    public static Tensor ChangedSound(
        IReadOnlyList<(ClipSegment Segment, int Start)> windows, double changedShare, Random draw, Device device)
    {
        var heard = new Dictionary<ClipSegment, (int First, float[] Own, float[] Changed)>(ReferenceEqualityComparer.Instance);
        var parts = new List<Tensor>();
        foreach ((ClipSegment segment, int start) in windows)
        {
            if (!heard.TryGetValue(segment, out var sound))
                heard[segment] = sound = Hear(segment, draw);
            parts.Add(EvaluationSound.Windows(draw.NextDouble() < changedShare ? sound.Changed : sound.Own, [start], sound.First));
        }

        return cat([.. parts]).to(device);
    }

    private static (int First, float[] Own, float[] Changed) Hear(ClipSegment segment, Random draw)
    {
        int first = Math.Min(EvaluationSound.FirstMelFrame(segment.Start), segment.Clip.MelFrameCount);
        int end = Math.Min(
            EvaluationSound.FirstMelFrame(segment.Start + segment.Length) + EvaluationCompactNet.MelFrames, segment.Clip.MelFrameCount);
        float[] mel = segment.Clip.ReadMel(first, Math.Max(0, end - first));
        return (first, mel, SpeechAugmentation.Apply(mel, draw));
    }
}
