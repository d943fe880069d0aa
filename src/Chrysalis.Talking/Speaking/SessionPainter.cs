using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Speaking;

/// <summary>
/// Runs a session over the frames of the output, converting between the output's and the model's rate. It holds only the
/// frames that the model has taken and not yet painted.
/// </summary>
internal sealed class SessionPainter(ISpeakingSession session, ISpeechSource speech, SpeakTimeline timeline, StageClock clock)
{
    private readonly Queue<BaseFrame> waiting = new();
    private BaseFrame? latest;

    /// <summary>Every frame of <paramref name="frames"/>, in order, with what is painted for it.</summary>
    public IEnumerable<PaintedFrame> Paint(IEnumerable<BaseFrame> frames, CancellationToken cancellation)
    {
        using IEnumerator<BaseFrame> source = frames.GetEnumerator();
        using IEnumerator<Painted> results = session.Paint(speech, Scene(source), cancellation).GetEnumerator();
        Painted previous = PassedThrough.Instance;
        for (long painted = 0; painted < timeline.PaintedCount; painted++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Next(results, painted) is not { } result)
                yield break;
            while (waiting.TryPeek(out BaseFrame? next) && timeline.PaintedFor(next.Index) <= painted)
                yield return new(waiting.Dequeue(), timeline.PaintedFor(next.Index) == painted ? result : previous);
            previous = result;
        }

        // Frames after the last one that was painted over: the output runs faster than the model.
        while (waiting.Count > 0 || Take(source))
            yield return new(waiting.Dequeue(), previous);
    }

    /// <summary>The next result; null where a live speech has ended.</summary>
    private Painted? Next(IEnumerator<Painted> results, long painted)
    {
        using StageClock.Span _ = clock.Measure(Stage.Generate);
        if (results.MoveNext())
            return results.Current;
        return timeline.IsEndless
            ? null
            : throw new InvalidOperationException($"The model painted {painted} of {timeline.PaintedCount} frames.");
    }

    private IEnumerable<SceneFrame> Scene(IEnumerator<BaseFrame> source)
    {
        for (long painted = 0; painted < timeline.PaintedCount; painted++)
        {
            TakeUntil(timeline.OutputFor(painted), source);
            yield return new(painted, latest?.Picture, latest?.Face, latest?.Crop);
        }
    }

    private void TakeUntil(long wanted, IEnumerator<BaseFrame> source)
    {
        // The model asks for frames while it generates, but waiting for footage is not its work.
        using StageClock.Span _ = clock.Exclude(Stage.Generate);
        while ((latest is null || latest.Index < wanted) && Take(source))
        {
            // Frames in between wait for a face painted over their neighbour.
        }
    }

    private bool Take(IEnumerator<BaseFrame> source)
    {
        if (!source.MoveNext())
            return false;
        waiting.Enqueue(latest = source.Current);
        return true;
    }
}
