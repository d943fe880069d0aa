using Chrysalis.Talking.Faces;

namespace Chrysalis.Talking.Motion;

/// <summary>A motion whose turns and shifts are made larger or smaller; blinks stay.</summary>
/// <param name="head">The motion.</param>
/// <param name="amount">The factor.</param>
internal sealed class ScaledMotion(IHeadMotion head, float amount) : IHeadMotion
{
    /// <inheritdoc/>
    public HeadMotion At(double seconds)
    {
        HeadMotion motion = head.At(seconds);
        HeadPose turn = motion.Turn;
        return motion with
        {
            Turn = new(turn.YawDeg * amount, turn.PitchDeg * amount, turn.RollDeg * amount), Shift = motion.Shift * amount
        };
    }
}
