namespace Chrysalis.Talking.Motion;

/// <summary>A motion with angles added to it.</summary>
internal sealed class AddedTurn(IHeadMotion head, AnglePath? yaw, AnglePath? pitch, AnglePath? roll) : IHeadMotion
{
    /// <inheritdoc/>
    public HeadMotion At(double seconds)
    {
        HeadMotion motion = head.At(seconds);
        return motion with
        {
            Turn = new(
                motion.Turn.YawDeg + (yaw?.At(seconds) ?? 0), motion.Turn.PitchDeg + (pitch?.At(seconds) ?? 0),
                motion.Turn.RollDeg + (roll?.At(seconds) ?? 0)),
        };
    }
}
