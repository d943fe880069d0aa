using Chrysalis.Talking.Footage;
using Chrysalis.Talking.LipSync.Expert;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>Measures an expert as the published recipe trains it: half of the pairs together, half with another moment of the same video.</summary>
internal static class ExpertAccuracy
{
    private const int Bands = 80;
    private const int BatchWindows = 64;
    private const int LeastShift = 2;
    private const int WindowStep = 2;
    private const float SpokenAbove = 0.5f;

    /// <param name="expert">The expert.</param>
    /// <param name="batch">Makes tensors of windows.</param>
    /// <param name="segments">Where the windows come from.</param>
    /// <param name="type">Number type of the pictures.</param>
    /// <param name="spoken">Whether only windows count in which something is said: two pauses look and sound alike.</param>
    public static SyncAccuracy Measure(LipSyncExpert expert, WindowBatch batch, IReadOnlyList<ClipSegment> segments, ScalarType type, bool spoken)
    {
        using var _ = no_grad();
        var draw = new Random(1);
        double right = 0, loss = 0;
        int pairs = 0;
        foreach ((PreparedClip Clip, int Start)[] windows in Windows(segments, spoken).Chunk(BatchWindows))
        {
            using var scope = NewDisposeScope();
            (PreparedClip Clip, int Start)[] other = [.. windows.Select(w => (w.Clip, OtherMoment(w, segments, spoken, draw)))];
            Tensor face = expert.Face(batch.ForExpert(batch.Faces(WindowBatch.Frames(windows))).to(type));
            Tensor together = Cosine(expert.Speech(batch.ExpertMel(windows)), face);
            Tensor apart = Cosine(expert.Speech(batch.ExpertMel(other)), face);
            right += together.gt(0.5).sum().item<long>() + apart.le(0.5).sum().item<long>();
            loss += -together.log().sum().item<float>() - (1 - apart).log().sum().item<float>();
            pairs += 2 * windows.Length;
        }

        return new(right / Math.Max(1, pairs), loss / Math.Max(1, pairs), pairs);
    }

    private static Tensor Cosine(Tensor speech, Tensor face) => (speech * face).sum(1).clamp(1e-6, 1 - 1e-6);

    private static IEnumerable<(PreparedClip Clip, int Start)> Windows(IReadOnlyList<ClipSegment> segments, bool spoken) =>
        from segment in segments
        from start in Starts(segment)
        where start % WindowStep == 0 && (!spoken || IsSpoken(segment.Clip, start))
        select (segment.Clip, start);

    private static IEnumerable<int> Starts(ClipSegment segment) =>
        Enumerable.Range(segment.Start, Math.Max(0, segment.Length - LipSyncExpert.Frames + 1));

    private static int OtherMoment((PreparedClip Clip, int Start) window, IReadOnlyList<ClipSegment> segments, bool spoken, Random draw)
    {
        int[] others = [.. segments.Where(s => s.Clip == window.Clip).SelectMany(Starts)
            .Where(start => Math.Abs(start - window.Start) >= LeastShift && (!spoken || IsSpoken(window.Clip, start)))];
        return others.Length > 0 ? others[draw.Next(others.Length)] : Math.Max(0, window.Start - LeastShift);
    }

    /// <summary>Whether the window is well above the clip's quietest tenth.</summary>
    private static bool IsSpoken(PreparedClip clip, int start)
    {
        int first = MelWindows.FirstMelFrame(start, Wav2LipPreset.FrameRate.PerSecond);
        float[] levels = Levels(clip);
        if (first + LipSyncExpert.MelFrames > levels.Length)
            return false;
        float[] sorted = [.. levels.Order()];
        float quiet = sorted[sorted.Length / 10];
        float loud = sorted[sorted.Length * 9 / 10];
        return levels.AsSpan(first, LipSyncExpert.MelFrames).ToArray().Average() > quiet + SpokenAbove * (loud - quiet);
    }

    private static float[] Levels(PreparedClip clip) =>
        [.. Enumerable.Range(0, clip.MelFrameCount).Select(t => clip.Mel.AsSpan(t * Bands, Bands).ToArray().Average())];
}
