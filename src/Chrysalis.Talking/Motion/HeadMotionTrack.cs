using System.Numerics;

namespace Chrysalis.Talking.Motion;

/// <summary>A recorded motion: samples at times, smoothly joined. Read-only: threads may share it.</summary>
internal sealed class HeadMotionTrack : IHeadMotion
{
    /// <param name="times">Rising times in seconds, the first at least 0.</param>
    /// <param name="samples">The head at each of them; at least one.</param>
    /// <param name="end">What a longer speech sees.</param>
    public HeadMotionTrack(IReadOnlyList<double> times, IReadOnlyList<HeadMotion> samples, TrackEnd end)
    {
        ArgumentOutOfRangeException.ThrowIfZero(samples.Count, nameof(samples));
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Count, times.Count, nameof(samples));
        (Times, Samples, End) = (times, samples, end);
    }

    /// <summary>Times of the samples in seconds.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>The head at each of them.</summary>
    public IReadOnlyList<HeadMotion> Samples { get; }

    /// <summary>What a longer speech sees.</summary>
    public TrackEnd End { get; }

    /// <inheritdoc/>
    public HeadMotion At(double seconds)
    {
        double time = End == TrackEnd.Bounce ? Bounced(seconds) : seconds;
        int piece = TimePoints.Before(Times, time);
        if (piece < 0)
            return Samples[0];
        if (piece == Times.Count - 1 || Times[piece] == time)
            return Samples[piece];
        float Value(Func<HeadMotion, float> channel) => (float)MonotoneCubic.At(Times, i => channel(Samples[i]), piece, time);
        return new(
            new(Value(head => head.Turn.YawDeg), Value(head => head.Turn.PitchDeg), Value(head => head.Turn.RollDeg)),
            new Vector3(Value(head => head.Shift.X), Value(head => head.Shift.Y), Value(head => head.Shift.Z)),
            Value(head => head.EyeClosure));
    }

    private double Bounced(double seconds)
    {
        double length = Times[^1] - Times[0];
        if (length == 0 || seconds <= Times[^1])
            return seconds;
        double phase = (seconds - Times[0]) % (2 * length);
        return Times[0] + Math.Min(phase, 2 * length - phase);
    }
}
