using System.Numerics;
using Chrysalis.Talking.Faces;

namespace Chrysalis.Talking.Motion.Stills;

/// <summary>
/// Holds a head's motion within what one picture can show: beyond, the side that was hidden would have to be seen. Near the bound the head
/// slows down, so that it does not stop with a jerk.
/// </summary>
internal sealed class BearableTurn
{
    /// <summary>The greatest turns of a face that looks into the camera, in degrees to either side.</summary>
    public static readonly HeadPose Most = new(18, 14, 14);

    /// <summary>A face that looks aside is turned back less by this share of its yaw: its far side is not there ...</summary>
    private const float HiddenShare = 0.5f;

    /// <summary>... but always so far, in degrees.</summary>
    private const float LeastBound = 6;

    /// <summary>The greatest shift, in distances of the outer corners of the eyes.</summary>
    private const float MostShift = 0.25f;

    /// <summary>Share of the bound up to which a motion is as asked.</summary>
    private const float Free = 0.85f;

    private readonly float leftmost, rightmost;
    private HeadPose furthest;

    /// <param name="photo">The photo's own pose.</param>
    public BearableTurn(HeadPose photo)
    {
        float back = Math.Max(LeastBound, Most.YawDeg - HiddenShare * Math.Abs(photo.YawDeg));
        (leftmost, rightmost) = photo.YawDeg > 0 ? (-back, Most.YawDeg) : (-Most.YawDeg, back);
    }

    /// <summary>What is to be said of the motion so far; null where it was borne.</summary>
    public string? Warning { get; private set; }

    /// <summary>The motion within the bounds.</summary>
    public HeadMotion Of(HeadMotion asked)
    {
        HeadPose turn = asked.Turn;
        Note(turn);
        return asked with
        {
            Turn = new(
                Held(turn.YawDeg, turn.YawDeg < 0 ? -leftmost : rightmost), Held(turn.PitchDeg, Most.PitchDeg),
                Held(turn.RollDeg, Most.RollDeg)),
            Shift = new Vector3(Held(asked.Shift.X, MostShift), Held(asked.Shift.Y, MostShift), asked.Shift.Z),
        };
    }

    private void Note(HeadPose turn)
    {
        HeadPose before = furthest;
        furthest = new(
            Further(before.YawDeg, turn.YawDeg), Further(before.PitchDeg, turn.PitchDeg), Further(before.RollDeg, turn.RollDeg));
        bool isBorne = turn.YawDeg >= leftmost && turn.YawDeg <= rightmost
            && Math.Abs(turn.PitchDeg) <= Most.PitchDeg && Math.Abs(turn.RollDeg) <= Most.RollDeg;
        if (Warning is null ? isBorne : before == furthest)
            return;
        Warning = FormattableString.Invariant($"The head was to turn by up to yaw {furthest.YawDeg:0}, pitch {furthest.PitchDeg:0}, roll ")
            + FormattableString.Invariant($"{furthest.RollDeg:0} degrees; this photo bears yaw {leftmost:0} to {rightmost:0}, pitch ")
            + FormattableString.Invariant($"{Most.PitchDeg:0} and roll {Most.RollDeg:0} to either side, and was turned no further.");
    }

    private static float Further(float a, float b) => Math.Abs(b) > Math.Abs(a) ? b : a;

    private static float Held(float value, float bound)
    {
        float share = Math.Abs(value) / bound;
        return share <= Free ? value : MathF.CopySign(bound, value) * (Free + (1 - Free) * MathF.Tanh((share - Free) / (1 - Free)));
    }
}
