using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Speaking;

/// <summary>
/// Two clocks: the output's and the model's. The model paints at its own rate over the output frame nearest in time, and
/// every output frame shows the painted face nearest in time.
/// </summary>
/// <param name="Output">The rate of the video written.</param>
/// <param name="Model">The rate the model paints at.</param>
/// <param name="OutputCount">Frames of the video written, at least 1.</param>
internal sealed record SpeakTimeline(FrameRate Output, FrameRate Model, long OutputCount)
{
    /// <summary>More frames than a live speech will ever have.</summary>
    public const long Endless = 1L << 50;

    /// <summary>Whether the end is not known yet.</summary>
    public bool IsEndless => OutputCount == Endless;

    /// <summary>Length of the video written.</summary>
    public TimeSpan OutputDuration => Output.TimeOf(OutputCount);

    /// <summary>Frames the model paints.</summary>
    public long PaintedCount => PaintedFor(OutputCount - 1) + 1;

    /// <summary>The painted face that an output frame shows.</summary>
    public long PaintedFor(long output) => Nearest(output, Output, Model);

    /// <summary>The output frame that a face is painted over.</summary>
    public long OutputFor(long painted) => Math.Min(Nearest(painted, Model, Output), OutputCount - 1);

    /// <summary>The frame of one rate nearest in time to a frame of another (the later one of two equally near).</summary>
    public static long Nearest(long index, FrameRate from, FrameRate to)
    {
        Int128 numerator = (Int128)index * from.Denominator * to.Numerator;
        Int128 denominator = (Int128)from.Numerator * to.Denominator;
        return (long)((2 * numerator + denominator) / (2 * denominator));
    }

    /// <summary>Frames needed to cover a number of samples: the last one covers the end.</summary>
    public static long Covering(long samples, int sampleRateHz, FrameRate rate)
    {
        Int128 numerator = (Int128)samples * rate.Numerator;
        Int128 denominator = (Int128)sampleRateHz * rate.Denominator;
        return (long)((numerator + denominator - 1) / denominator);
    }
}
