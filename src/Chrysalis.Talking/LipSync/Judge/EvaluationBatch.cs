using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>Windows of prepared clips as the compact judge takes them.</summary>
internal static class EvaluationBatch
{
    private const double ChangedShare = 0.5;
    private const int Frames = EvaluationCompactNet.Frames;

    /// <summary>The lower faces of windows in grey, n x 5 x S x S.</summary>
    public static Tensor Grey(IReadOnlyList<(PreparedClip Clip, int Start)> windows, Device device)
    {
        (PreparedClip Clip, int Frame)[] frames = [.. windows.SelectMany(w => Enumerable.Range(w.Start, Frames).Select(t => (w.Clip, t)))];
        Tensor grey = EvaluationCompactNet.Grey(TrainingBatch.Crops(frames, device));
        return grey.view(windows.Count, Frames, grey.shape[1], grey.shape[2]);
    }

    /// <summary>What is heard with windows, n x 1 x 80 x 16; half of them as another voice or microphone would sound.</summary>
    public static Tensor ChangedSound(IReadOnlyList<(PreparedClip Clip, int Start)> windows, Random draw, Device device)
    {
        var changed = new Dictionary<PreparedClip, float[]>(ReferenceEqualityComparer.Instance);
        var parts = new List<Tensor>();
        foreach ((PreparedClip clip, int start) in windows)
        {
            if (!changed.TryGetValue(clip, out float[]? other))
                changed[clip] = other = SpeechAugmentation.Apply(clip.Mel, draw);
            parts.Add(EvaluationSound.Windows(draw.NextDouble() < ChangedShare ? other : clip.Mel, [start]));
        }

        return cat([.. parts]).to(device);
    }
}
