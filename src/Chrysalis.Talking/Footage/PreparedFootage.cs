namespace Chrysalis.Talking.Footage;

/// <summary>All clips of a training, and which of their frames are for validation only.</summary>
/// <param name="Clips">The clips, in the order of their names.</param>
/// <param name="Key">Hash over the clips' contents and how they were prepared.</param>
internal sealed record PreparedFootage(IReadOnlyList<PreparedClip> Clips, string Key) : IDisposable
{
    private const int SegmentFrames = 75;
    private const int ValidationEvery = 20;
    private const int SmallestSegment = 10;

    /// <summary>Stretches of clips to train on.</summary>
    public IReadOnlyList<ClipSegment> Training { get; } = [.. Segments(Clips).Where((_, i) => i % ValidationEvery != ValidationEvery - 1)];

    /// <summary>Stretches of clips never trained on: every twentieth (the last one where there are fewer).</summary>
    public IReadOnlyList<ClipSegment> Validation { get; } = Held([.. Segments(Clips)]);

    /// <summary>It in figures.</summary>
    public FootageSummary Summary { get; } = new(
        Clips.Count, Clips.Sum(clip => (long)clip.FrameCount), Clips.Sum(clip => (long)clip.FrameCount - clip.FoundCount), Key);

    public void Dispose()
    {
        foreach (PreparedClip clip in Clips)
            clip.Dispose();
    }

    private static ClipSegment[] Held(ClipSegment[] all)
    {
        ClipSegment[] held = [.. all.Where((_, i) => i % ValidationEvery == ValidationEvery - 1)];
        return held.Length > 0 ? held : [all[^1]];
    }

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
