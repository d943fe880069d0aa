using System.Globalization;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Families.AnyFace.Curves;

/// <summary>How a mouth moves to a speech, frame by frame.</summary>
/// <param name="Fps">Frames a second.</param>
/// <param name="Names">What the values are called.</param>
/// <param name="Frames">The frames, in time.</param>
public sealed record ShapeTrack(double Fps, ShapeNames Names, IReadOnlyList<ShapeFrame> Frames)
{
    private const int MostFrames = 1_000_000;

    /// <summary>The moment of a frame in seconds, to the microsecond.</summary>
    internal static double TimeOf(long frame, FrameRate rate) => Math.Round(frame * (double)rate.Denominator / rate.Numerator, 6);

    /// <summary>The same movement at another rate: every value goes straight from frame to frame; the last frame is not passed.</summary>
    /// <exception cref="TalkingException">There would be more than a million frames.</exception>
    public ShapeTrack At(FrameRate rate)
    {
        double count = Math.Floor(Math.Max(0, Frames.Count - 1) / Fps * rate.PerSecond + 1e-6) + 1;
        if (count > MostFrames)
            throw new TalkingException(string.Create(
                CultureInfo.InvariantCulture,
                $"At {rate.PerSecond:0.###} frames a second the speech has {count} frames: ask for fewer, at most {MostFrames} in all."));
        return this with
        {
            Fps = rate.PerSecond,
            Frames = Frames.Count == 0 ? [] : [.. Enumerable.Range(0, (int)count).Select(i => FrameAt(i, rate))],
        };
    }

    private ShapeFrame FrameAt(int index, FrameRate rate)
    {
        double place = index / rate.PerSecond * Fps;
        int below = Math.Min((int)place, Frames.Count - 1);
        int above = Math.Min(below + 1, Frames.Count - 1);
        return ShapeFrame.Between(Frames[below], Frames[above], (float)(place - below), TimeOf(index, rate));
    }
}
