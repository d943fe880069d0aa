using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Speaking;

/// <summary>
/// Runs a head over the frames of the output, converting between the output's and the head's rate. It holds only the
/// frames that the head has taken and not yet painted.
/// </summary>
internal sealed class FacePainter(ITalkingHead head, Waveform speech, SpeakTimeline timeline, StageClock clock)
{
    private readonly Queue<BaseFrame> waiting = new();
    private BaseFrame? latest;

    /// <summary>Every frame of <paramref name="frames"/>, in order, with its painted face.</summary>
    public IEnumerable<PaintedFrame> Paint(IEnumerable<BaseFrame> frames, CancellationToken cancellation)
    {
        using IEnumerator<BaseFrame> source = frames.GetEnumerator();
        using IEnumerator<Frame?> faces = head.Speak(speech, Crops(source), cancellation).GetEnumerator();
        Frame? previous = null;
        for (long painted = 0; painted < timeline.PaintedCount; painted++)
        {
            cancellation.ThrowIfCancellationRequested();
            Frame? face = Next(faces, painted);
            while (waiting.TryPeek(out BaseFrame? next) && timeline.PaintedFor(next.Index) <= painted)
                yield return new(waiting.Dequeue(), timeline.PaintedFor(next.Index) == painted ? face : previous);
            previous = face;
        }

        // Frames after the last one that was painted over: the output runs faster than the head.
        while (waiting.Count > 0 || Take(source))
            yield return new(waiting.Dequeue(), previous);
    }

    private Frame? Next(IEnumerator<Frame?> faces, long painted)
    {
        using StageClock.Span _ = clock.Measure(Stage.Generate);
        return faces.MoveNext()
            ? faces.Current
            : throw new InvalidOperationException($"The head painted {painted} of {timeline.PaintedCount} frames.");
    }

    private IEnumerable<Frame?> Crops(IEnumerator<BaseFrame> source)
    {
        for (long painted = 0; painted < timeline.PaintedCount; painted++)
        {
            TakeUntil(timeline.OutputFor(painted), source);
            yield return latest?.Crop;
        }
    }

    private void TakeUntil(long wanted, IEnumerator<BaseFrame> source)
    {
        // The head asks for crops while it generates, but waiting for footage is not its work.
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
