using Chrysalis.Talking.Faces;

namespace Chrysalis.Talking.Motion;

/// <summary>A motion that is watched for turns that a model has not seen.</summary>
/// <param name="head">The motion.</param>
/// <param name="range">What the model has seen.</param>
internal sealed class KnownPoses(IHeadMotion head, HeadPoseRange range) : IHeadMotion
{
    private const float SlackDeg = 1;
    private (double Seconds, HeadPose Turn)? beyond;

    /// <inheritdoc/>
    public HeadMotion At(double seconds)
    {
        HeadMotion motion = head.At(seconds);
        if (beyond is null && !range.Contains(motion.Turn, SlackDeg))
            beyond = (seconds, motion.Turn);
        return motion;
    }

    /// <summary>What is to be said of it; null where all turns were known.</summary>
    /// <param name="name">The model, as the user knows it.</param>
    public string? Warning(string name)
    {
        if (beyond is not { } first)
            return null;
        (HeadPose turn, HeadPose least, HeadPose most) = (first.Turn, range.Least, range.Most);
        return FormattableString.Invariant($"At {first.Seconds:0.0} s the head turns to yaw {turn.YawDeg:0}, pitch {turn.PitchDeg:0}, ")
            + FormattableString.Invariant($"roll {turn.RollDeg:0} degrees, where '{name}' has not seen it: its footage has yaw ")
            + FormattableString.Invariant($"{least.YawDeg:0} to {most.YawDeg:0}, pitch {least.PitchDeg:0} to {most.PitchDeg:0}, roll ")
            + FormattableString.Invariant($"{least.RollDeg:0} to {most.RollDeg:0}.");
    }
}
