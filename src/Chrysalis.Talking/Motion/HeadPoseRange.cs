using Chrysalis.Talking.Faces;

namespace Chrysalis.Talking.Motion;

/// <summary>The turns that a model has seen of its head, against the pose at rest.</summary>
/// <param name="Least">The least of each angle, at most 0.</param>
/// <param name="Most">The greatest of each angle, at least 0.</param>
public readonly record struct HeadPoseRange(HeadPose Least, HeadPose Most)
{
    /// <summary>Whether a turn was seen.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="slackDeg">How far beyond still counts, in degrees.</param>
    public bool Contains(HeadPose turn, float slackDeg = 0) =>
        IsWithin(turn.YawDeg, Least.YawDeg, Most.YawDeg, slackDeg)
        && IsWithin(turn.PitchDeg, Least.PitchDeg, Most.PitchDeg, slackDeg)
        && IsWithin(turn.RollDeg, Least.RollDeg, Most.RollDeg, slackDeg);

    private static bool IsWithin(float angle, float least, float most, float slack) => angle >= least - slack && angle <= most + slack;
}
