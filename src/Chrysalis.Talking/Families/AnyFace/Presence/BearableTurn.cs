using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Motion;

namespace Chrysalis.Talking.Families.AnyFace.Presence;

/// <summary>
/// Holds a head's motion within what one picture can show: beyond, the side that was hidden would have to be seen. Near the bound the head
/// slows down, so that it does not stop with a jerk.
/// </summary>
internal sealed class BearableTurn
{
    /// <summary>The greatest turns in degrees, to either side.</summary>
    public static readonly HeadPose Most = new(18, 14, 14);

    /// <summary>The greatest shift, in distances of the outer corners of the eyes.</summary>
    private const float MostShift = 0.25f;

    /// <summary>Share of the bound up to which a motion is as asked.</summary>
    private const float Free = 0.85f;

    private HeadPose furthest;

    /// <summary>What is to be said of the motion so far; null where it was borne.</summary>
    public string? Warning => furthest.YawDeg <= Most.YawDeg && furthest.PitchDeg <= Most.PitchDeg && furthest.RollDeg <= Most.RollDeg
        ? null
        : FormattableString.Invariant($"The head was to turn by up to yaw {furthest.YawDeg:0}, pitch {furthest.PitchDeg:0}, roll ")
            + FormattableString.Invariant($"{furthest.RollDeg:0} degrees; a photo bears yaw {Most.YawDeg:0}, pitch {Most.PitchDeg:0}, ")
            + FormattableString.Invariant($"roll {Most.RollDeg:0}, and was turned no further.");

    /// <summary>The motion within the bounds.</summary>
    public HeadMotion Of(HeadMotion asked)
    {
        HeadPose turn = asked.Turn;
        furthest = new(
            Math.Max(furthest.YawDeg, Math.Abs(turn.YawDeg)), Math.Max(furthest.PitchDeg, Math.Abs(turn.PitchDeg)),
            Math.Max(furthest.RollDeg, Math.Abs(turn.RollDeg)));
        return asked with
        {
            Turn = new(Held(turn.YawDeg, Most.YawDeg), Held(turn.PitchDeg, Most.PitchDeg), Held(turn.RollDeg, Most.RollDeg)),
            Shift = new Vector3(Held(asked.Shift.X, MostShift), Held(asked.Shift.Y, MostShift), asked.Shift.Z),
        };
    }

    private static float Held(float value, float most)
    {
        float share = Math.Abs(value) / most;
        return share <= Free ? value : Math.Sign(value) * most * (Free + (1 - Free) * MathF.Tanh((share - Free) / (1 - Free)));
    }
}
