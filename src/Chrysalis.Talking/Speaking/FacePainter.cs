using System.Diagnostics;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.Media;
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
            long start = Stopwatch.GetTimestamp();
            if (!faces.MoveNext())
                throw new InvalidOperationException($"The head painted {painted} of {timeline.PaintedCount} frames.");
            clock.Generate += Stopwatch.GetTimestamp() - start;

            Frame? face = faces.Current;
            while (waiting.TryPeek(out BaseFrame? next) && timeline.PaintedFor(next.Index) <= painted)
                yield return new(waiting.Dequeue(), timeline.PaintedFor(next.Index) == painted ? face : previous);
            previous = face;
        }

        // Frames after the last one that was painted over: the output runs faster than the head.
        while (waiting.Count > 0 || Take(source))
            yield return new(waiting.Dequeue(), previous);
    }

    private IEnumerable<Frame?> Crops(IEnumerator<BaseFrame> source)
    {
        for (long painted = 0; painted < timeline.PaintedCount; painted++)
        {
            long wanted = timeline.OutputFor(painted);
            long start = Stopwatch.GetTimestamp();
            while ((latest is null || latest.Index < wanted) && Take(source))
            {
                // Frames in between wait for a face painted over their neighbour.
            }

            // Waiting for the footage happens inside the head's enumeration but is not the head's work.
            clock.Generate -= Stopwatch.GetTimestamp() - start;
            yield return latest?.Crop;
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
