using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Torch.Layers;
using static TorchSharp.torch;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>How well the compact judge tells a clip's own sound from its controls, over clips that it never learned from.</summary>
internal static class EvaluationFigures
{
    private const int ShiftFrames = 5;

    /// <summary>Means over the segments; shares of those whose offset is found to within a frame.</summary>
    public static IReadOnlyDictionary<string, double> Measure(
        EvaluationCompactNet network, IReadOnlyList<ClipSegment> segments, Device device)
    {
        ClipSegment[] used = [.. segments.Where(segment => segment.Length > 2 * EvaluationDistances.MostShift)];
        var own = new List<LipSyncScore>();
        var shifted = new List<LipSyncScore>();
        var other = new List<LipSyncScore>();
        for (int i = 0; i < used.Length; i++)
        {
            using var scope = NewDisposeScope();
            float[][] lips = Lips(network, used[i], device);
            ClipSegment stranger = used[(i + 1) % used.Length];
            own.Add(Score(lips, Sound(network, used[i].Clip, used[i].Start, lips.Length, device)));
            shifted.Add(Score(lips, Sound(network, used[i].Clip, used[i].Start + ShiftFrames, lips.Length, device)));
            other.Add(Score(lips, Sound(network, stranger.Clip, stranger.Start, lips.Length, device)));
        }

        return new Dictionary<string, double>
        {
            ["lse_d"] = own.Select(score => score.LseD).DefaultIfEmpty(double.NaN).Average(),
            ["lse_c"] = own.Select(score => score.LseC).DefaultIfEmpty(double.NaN).Average(),
            ["lse_d_mismatched"] = other.Select(score => score.LseD).DefaultIfEmpty(double.NaN).Average(),
            ["lse_c_mismatched"] = other.Select(score => score.LseC).DefaultIfEmpty(double.NaN).Average(),
            ["offset_found"] = Share(own, 0),
            ["shifted_offset_found"] = Share(shifted, ShiftFrames),
        };
    }

    private static double Share(List<LipSyncScore> scores, int offset) =>
        scores.Select(score => Math.Abs(score.OffsetFrames - offset) <= 1 ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average();

    private static LipSyncScore Score(float[][] lips, float[][] sound) => EvaluationDistances.Score(lips, sound, ShiftPadding.None)!;

    private static float[][] Lips(EvaluationCompactNet network, ClipSegment segment, Device device)
    {
        (PreparedClip Clip, int Start)[] windows =
            [.. Enumerable.Range(segment.Start, segment.Length - EvaluationCompactNet.Frames + 1).Select(start => (segment.Clip, start))];
        return EvaluationPoints.Of(network.Lips(EvaluationCompactNet.View(EvaluationBatch.Grey(windows, device))));
    }

    private static float[][] Sound(EvaluationCompactNet network, PreparedClip clip, int start, int count, Device device) =>
        EvaluationPoints.Of(network.Sound(Heard(clip, start, count).to(device)));

    private static Tensor Heard(PreparedClip clip, int start, int count)
    {
        int first = EvaluationSound.FirstMelFrame(start);
        float[] mel = clip.ReadMel(first, EvaluationSound.FirstMelFrame(start + count - 1) + EvaluationCompactNet.MelFrames - first);
        return EvaluationSound.Windows(mel, Enumerable.Range(start, count), first);
    }
}
