namespace Chrysalis.Talking.Speaking;

/// <summary>
/// Tells of a frame under way where one takes long: once a second at most, with the time that is left. Used by one thread.
/// </summary>
/// <param name="timeline">Rates and length.</param>
/// <param name="progress">Who is told.</param>
/// <param name="time">The clock.</param>
internal sealed class PaintingProgress(SpeakTimeline timeline, IProgress<SpeakProgress> progress, TimeProvider time) : IProgress<double>
{
    private static readonly TimeSpan LeastGap = TimeSpan.FromSeconds(1);
    private readonly long started = time.GetTimestamp();
    private long told = time.GetTimestamp();

    /// <param name="value">Frames of the model that are painted, parts of one too.</param>
    public void Report(double value)
    {
        if (timeline.IsEndless || time.GetElapsedTime(told) < LeastGap)
            return;
        told = time.GetTimestamp();
        double share = value / timeline.PaintedCount, frames = share * timeline.OutputCount;
        progress.Report(new(SpeakStage.Speak, (long)frames, timeline.OutputCount)
        {
            Part = frames - Math.Floor(frames),
            Remaining = share > 0 ? time.GetElapsedTime(started) * (1 / share - 1) : null,
        });
    }
}
