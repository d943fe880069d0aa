using Chrysalis.Talking.Footage;
using Chrysalis.Talking.LipSync.Expert;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>
/// Measures an expert as the published recipe trains it: half of the pairs together, half with another moment of the same video.
/// </summary>
internal static class ExpertAccuracy
{
    private const int BatchWindows = 64;
    private const int LeastShift = 2;
    private const int WindowStep = 2;

    /// <param name="expert">The expert.</param>
    /// <param name="batch">Makes tensors of windows.</param>
    /// <param name="segments">Where the windows come from.</param>
    /// <param name="type">Number type of the pictures.</param>
    /// <param name="spoken">Whether only windows count in which something is said: two pauses look and sound alike.</param>
    /// <param name="draw">Chooses the other moments.</param>
    public static SyncAccuracy Measure(
        LipSyncExpert expert, WindowBatch batch, IReadOnlyList<ClipSegment> segments, ScalarType type, bool spoken, Random draw)
    {
        using var _ = no_grad();
        double right = 0, loss = 0;
        int pairs = 0;
        Dictionary<PreparedClip, int[]> starts =
            segments.GroupBy(s => s.Clip).ToDictionary(group => group.Key, group => Starts(group.Key, group, spoken));
        IEnumerable<(PreparedClip Clip, int Start)> all = segments.SelectMany(
            s => starts[s.Clip].Where(s.Holds).Where(start => start % WindowStep == 0).Select(start => (s.Clip, start)));
        foreach ((PreparedClip Clip, int Start)[] windows in all.Chunk(BatchWindows))
        {
            using var scope = NewDisposeScope();
            (PreparedClip Clip, int Start)[] other = [.. windows.Select(w => (w.Clip, OtherMoment(w.Start, starts[w.Clip], draw)))];
            Tensor face = expert.Face(batch.ForExpert(batch.Faces(WindowBatch.Frames(windows))).to(type));
            Tensor together = Cosine(expert.Speech(batch.ExpertMel(windows)), face);
            Tensor apart = Cosine(expert.Speech(batch.ExpertMel(other)), face);
            right += together.gt(Scalars.Of(0.5)).sum().item<long>() + apart.le(Scalars.Of(0.5)).sum().item<long>();
            loss += -together.log().sum().item<float>() - apart.neg().Plus(Scalars.Of(1)).log().sum().item<float>();
            pairs += 2 * windows.Length;
        }

        return new(right / Math.Max(1, pairs), loss / Math.Max(1, pairs), pairs);
    }

    private static Tensor Cosine(Tensor speech, Tensor face) => (speech * face).sum(1).clamp(Scalars.Of(1e-6), Scalars.Of(1 - 1e-6));

    /// <summary>First frames of all windows of a clip's segments, in their order.</summary>
    private static int[] Starts(PreparedClip clip, IEnumerable<ClipSegment> segments, bool spoken)
    {
        IEnumerable<int> starts = segments.SelectMany(s => Enumerable.Range(s.Start, Math.Max(0, s.Length - LipSyncExpert.Frames + 1)));
        return spoken ? [.. starts.Where(new SpokenMoments(clip).IsSpoken)] : [.. starts];
    }

    private static int OtherMoment(int start, int[] starts, Random draw)
    {
        int[] others = [.. starts.Where(other => Math.Abs(other - start) >= LeastShift)];
        return others.Length > 0 ? others[draw.Next(others.Length)] : Math.Max(0, start - LeastShift);
    }
}
