namespace Chrysalis.Talking.Media;

/// <summary>
/// Changes the rate of evenly timed frames: each output frame is the input frame nearest in time (the earlier of two equally near),
/// so that no frame moves by more than half an input interval and sound stays in step however long the video is.
/// </summary>
public static class FrameRateConversion
{
    /// <summary>The input frame shown as an output frame: the integer nearest to <c>output * from / to</c>.</summary>
    public static long SourceIndex(long output, FrameRate from, FrameRate to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(output);
        (Int128 numerator, Int128 denominator) = Ratio(from, to);

        // Rounds half down: ceil(x - 1/2).
        return (long)((2 * output * numerator + denominator - 1) / (2 * denominator));
    }

    /// <summary>How many output frames last as long as the input, rounded; at least one unless there is no input.</summary>
    public static long OutputCount(long inputCount, FrameRate from, FrameRate to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inputCount);
        (Int128 numerator, Int128 denominator) = Ratio(from, to);
        return inputCount == 0 ? 0 : Math.Max(1, (long)((2 * inputCount * denominator + numerator) / (2 * numerator)));
    }

    /// <summary>Repeats and drops frames as they pass; holds one at a time.</summary>
    public static IEnumerable<T> Convert<T>(IEnumerable<T> frames, FrameRate from, FrameRate to)
    {
        ArgumentNullException.ThrowIfNull(frames);
        return Stream(frames, from, to);
    }

    private static IEnumerable<T> Stream<T>(IEnumerable<T> frames, FrameRate from, FrameRate to)
    {
        long read = 0;
        long given = 0;
        T? last = default;
        foreach (T frame in frames)
        {
            // Output frames nearest to the frame before are due once this one is there: then the input does not end with that one.
            for (; read > 0 && SourceIndex(given, from, to) < read; given++)
                yield return last!;
            last = frame;
            read++;
        }

        for (long count = OutputCount(read, from, to); given < count; given++)
            yield return last!;
    }

    private static (Int128 Numerator, Int128 Denominator) Ratio(FrameRate from, FrameRate to) =>
        ((Int128)from.Numerator * to.Denominator, (Int128)from.Denominator * to.Numerator);
}
