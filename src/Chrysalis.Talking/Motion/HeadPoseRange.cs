using Chrysalis.Talking.Faces;

namespace Chrysalis.Talking.Motion;

/// <summary>The turns that a model has seen of its head, against the pose at rest.</summary>
/// <param name="Least">The least of each angle, at most 0.</param>
/// <param name="Most">The greatest of each angle, at least 0.</param>
public readonly record struct HeadPoseRange(HeadPose Least, HeadPose Most)
{
    /// <summary>The turns of all but the outermost hundredth of some frames, and the pose at rest.</summary>
    /// <param name="frames">One entry a frame; null where there is no face.</param>
    internal static HeadPoseRange Of(IEnumerable<HeadMotion?> frames)
    {
        HeadPose[] turns = [.. frames.OfType<HeadMotion>().Select(head => head.Turn)];
        ((float Least, float Most) yaw, (float Least, float Most) pitch, (float Least, float Most) roll) =
            (Range(turns, turn => turn.YawDeg), Range(turns, turn => turn.PitchDeg), Range(turns, turn => turn.RollDeg));
        return new(new(yaw.Least, pitch.Least, roll.Least), new(yaw.Most, pitch.Most, roll.Most));
    }

    /// <summary>Whether a turn was seen.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="slackDeg">How far beyond still counts, in degrees.</param>
    public bool Contains(HeadPose turn, float slackDeg = 0) =>
        IsWithin(turn.YawDeg, Least.YawDeg, Most.YawDeg, slackDeg)
        && IsWithin(turn.PitchDeg, Least.PitchDeg, Most.PitchDeg, slackDeg)
        && IsWithin(turn.RollDeg, Least.RollDeg, Most.RollDeg, slackDeg);

    private static (float Least, float Most) Range(HeadPose[] turns, Func<HeadPose, float> angle)
    {
        float[] sorted = [.. turns.Select(angle).Order()];
        int outermost = sorted.Length / 200;
        return sorted.Length == 0 ? default : (Math.Min(0, sorted[outermost]), Math.Max(0, sorted[^(1 + outermost)]));
    }

    private static bool IsWithin(float angle, float least, float most, float slack) => angle >= least - slack && angle <= most + slack;
}
