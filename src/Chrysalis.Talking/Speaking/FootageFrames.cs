using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Speaking;

/// <summary>
/// The frames of a video in any order, within bounded memory. Footage that fits the bound is kept; longer footage is
/// decoded as it plays, and playing backwards decodes a segment forwards and turns it round.
/// </summary>
/// <param name="open">Opens the footage at a frame; frames then follow one another to the end.</param>
/// <param name="keepBytes">The bound on the frames held, in bytes of pixels.</param>
internal sealed class FootageFrames(Func<long, IEnumerable<Frame>> open, long keepBytes) : IDisposable
{
    private readonly SeekCheck seeks = new();
    private IEnumerator<Frame>? stream;
    private long streamNext;
    private bool sought;
    private List<Frame> held = [];
    private long heldStart;
    private bool outgrown;
    private long? count;
    private long last = -1;

    /// <summary>How often a seek landed on another frame, so that the footage was read from its start.</summary>
    public int InexactSeekCount { get; private set; }

    /// <summary>Footage that is in memory already.</summary>
    public static FootageFrames Of(IReadOnlyList<Frame> frames) =>
        new(_ => [], long.MaxValue) { held = [.. frames], count = frames.Count };

    /// <summary>The frame at <paramref name="index"/>, or null past the end. It belongs to the footage: do not write to it.</summary>
    public Frame? At(long index)
    {
        if (index >= count)
            return null;
        bool backwards = index < last;
        last = index;
        if (Held(index) is { } frame)
            return frame;
        return backwards && index > 0 ? LoadSegmentBefore(index) : ReadForwardTo(index);
    }

    /// <summary>The frames from the first on, at most <paramref name="limit"/>.</summary>
    public IEnumerable<Frame> FromStart(long limit)
    {
        for (long i = 0; i < limit && At(i) is { } frame; i++)
            yield return frame;
    }

    /// <summary>Ends the decoder, if one runs.</summary>
    public void Dispose() => Close();

    private Frame? Held(long index)
    {
        long offset = index - heldStart;
        return offset >= 0 && offset < held.Count ? held[(int)offset] : null;
    }

    private Frame? ReadForwardTo(long index)
    {
        if (stream is null || index < streamNext)
            OpenAt(index);
        while (Next() is { } frame)
        {
            Keep(streamNext - 1, frame);
            if (streamNext > index)
                return frame;
        }

        Close();
        count = streamNext;
        return null;
    }

    private void Keep(long index, Frame frame)
    {
        if (outgrown || index != heldStart + held.Count)
            return;
        if ((held.Count + 1) * (long)frame.Rgb.Length <= keepBytes)
        {
            held.Add(frame);
            return;
        }

        outgrown = true;
        held = [];
    }

    private Frame? LoadSegmentBefore(long index)
    {
        int length = SegmentLength();
        long start = Math.Max(0, index - length + 1);
        held = [];
        OpenAt(start);
        while (streamNext <= index && Next() is { } frame)
            held.Add(frame);

        heldStart = start;
        Close();
        return Held(index);
    }

    private int SegmentLength() => (int)Math.Clamp(keepBytes / Math.Max(1, seeks.FrameBytes), 2, 1000);

    private void OpenAt(long index)
    {
        Close();
        stream = open(index).GetEnumerator();
        streamNext = index;
        sought = index > 0;
    }

    // A container's seek can be off by a frame, at once or later: frames after a seek are compared with what was seen
    // there before, and where they differ the footage is read from its start.
    private Frame? Next()
    {
        bool moved = stream!.MoveNext();
        if (sought && !(moved && seeks.Matches(streamNext, stream.Current)))
        {
            InexactSeekCount++;
            sought = false;
            stream.Dispose();
            stream = open(0).Skip((int)streamNext).GetEnumerator();
            moved = stream.MoveNext();
        }

        if (!moved)
            return null;
        if (!sought)
            seeks.Note(streamNext, stream.Current);
        streamNext++;
        return stream.Current;
    }

    private void Close()
    {
        stream?.Dispose();
        stream = null;
    }
}
