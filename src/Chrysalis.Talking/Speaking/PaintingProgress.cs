using System.Diagnostics;

namespace Chrysalis.Talking.Speaking;

/// <summary>
/// Tells of a frame under way where one takes long: once a second at most, with the time that is left. Used by one thread.
/// </summary>
/// <param name="timeline">Rates and length.</param>
/// <param name="progress">Who is told.</param>
internal sealed class PaintingProgress(SpeakTimeline timeline, IProgress<SpeakProgress> progress) : IProgress<double>
{
    private static readonly TimeSpan LeastGap = TimeSpan.FromSeconds(1);
    private readonly long started = Stopwatch.GetTimestamp();
    private long told = Stopwatch.GetTimestamp();

    /// <param name="value">Frames of the model that are painted, parts of one too.</param>
    public void Report(double value)
    {
        if (timeline.IsEndless || Stopwatch.GetElapsedTime(told) < LeastGap)
            return;
        told = Stopwatch.GetTimestamp();
        double share = value / timeline.PaintedCount, frames = share * timeline.OutputCount;
        progress.Report(new("speak", (long)frames, timeline.OutputCount)
        {
            Part = frames - Math.Floor(frames),
            Remaining = share > 0 ? Stopwatch.GetElapsedTime(started) * (1 / share - 1) : null,
        });
    }
}
