namespace Chrysalis.Talking.Footage;

/// <summary>All clips of a training, and which of their frames are for validation only.</summary>
/// <param name="Clips">The clips, in the order of their names.</param>
/// <param name="Key">Hash over the clips' contents and how they were prepared.</param>
internal sealed record PreparedFootage(IReadOnlyList<PreparedClip> Clips, string Key) : IDisposable
{
    private const int SegmentFrames = 75;
    private const int ValidationEvery = 20;
    private const int SmallestSegment = 10;

    // The judge's figures shift sound against lips by 15 frames to either side.
    private const int LeastHeldFrames = 32;

    private readonly (ClipSegment[] Training, ClipSegment[] Held) split = Split([.. Segments(Clips)]);

    /// <summary>Stretches of clips to train on.</summary>
    public IReadOnlyList<ClipSegment> Training => split.Training;

    /// <summary>
    /// Stretches of clips never trained on: every twentieth, and the last long enough to measure where none of those is. Footage of less
    /// than a minute so gives up to three seconds of itself.
    /// </summary>
    public IReadOnlyList<ClipSegment> Validation => split.Held;

    /// <summary>It in figures.</summary>
    public FootageSummary Summary { get; } = new(
        Clips.Count, Clips.Sum(clip => (long)clip.FrameCount), Clips.Sum(clip => (long)clip.FrameCount - clip.FoundCount), Key)
    {
        HeldFrames = Split([.. Segments(Clips)]).Held.Sum(segment => (long)segment.Length),
    };

    public void Dispose()
    {
        foreach (PreparedClip clip in Clips)
            clip.Dispose();
    }

    private static (ClipSegment[] Training, ClipSegment[] Held) Split(ClipSegment[] all)
    {
        HashSet<ClipSegment> held = [.. all.Where((_, i) => i % ValidationEvery == ValidationEvery - 1)];
        if (!held.Any(IsLong) && all.LastOrDefault(IsLong) is { } last)
            held.Add(last);
        ClipSegment[] training = [.. all.Where(segment => !held.Contains(segment))];
        return held.Any(IsLong) && training.Length > 0
            ? (training, [.. all.Where(held.Contains)])
            : throw new FootageException($"A face is never seen for {LeastHeldFrames} frames on end with others left to learn from: give "
                + "footage in which it looks into the camera.");
    }

    private static bool IsLong(ClipSegment segment) => segment.Length >= LeastHeldFrames;

    /// <summary>Cuts every clip into stretches in which a face is always found.</summary>
    private static IEnumerable<ClipSegment> Segments(IReadOnlyList<PreparedClip> clips)
    {
        foreach (PreparedClip clip in clips)
        {
            byte[] found = clip.ReadFound();
            int start = 0;
            for (int frame = 0; frame <= clip.FrameCount; frame++)
            {
                bool ends = frame == clip.FrameCount || found[frame] == 0;
                if (!ends && frame - start < SegmentFrames)
                    continue;
                if (frame - start >= SmallestSegment)
                    yield return new(clip, start, frame - start);
                start = ends ? frame + 1 : frame;
            }
        }
    }
}
