namespace Chrysalis.Talking.Motion;

/// <summary>The six numbers of a head's place, one after the other: yaw, pitch, roll in degrees; x, y, z of the shift.</summary>
internal static class MotionChannels
{
    /// <summary>Their names.</summary>
    public static readonly string[] Names = ["yaw", "pitch", "roll", "x", "y", "z"];

    /// <summary>One of them.</summary>
    public static float Of(HeadMotion head, int channel) => channel switch
    {
        0 => head.Turn.YawDeg,
        1 => head.Turn.PitchDeg,
        2 => head.Turn.RollDeg,
        3 => head.Shift.X,
        4 => head.Shift.Y,
        _ => head.Shift.Z,
    };

    /// <summary>The head that six numbers and its lids tell.</summary>
    public static HeadMotion Head(ReadOnlySpan<float> channels, float eyeClosure) =>
        new(new(channels[0], channels[1], channels[2]), new(channels[3], channels[4], channels[5]), eyeClosure);
}
