using Chrysalis.Talking.Motion;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;

/// <summary>What a frame's motion consists of: how the head is held, the mouth, the upper face; and what is heard of it.</summary>
internal static class MotionLayout
{
    /// <summary>Numbers of the head's place: <see cref="MotionChannels"/>.</summary>
    public const int Pose = 6;

    /// <summary>Numbers of the mouth.</summary>
    public const int Mouth = HeadCodes.Mouth;

    /// <summary>Numbers of the upper face: the openness of the eyes, then the height of the brows.</summary>
    public const int Upper = HeadCodes.Expression;

    /// <summary>Numbers of the face: mouth and upper face, as <see cref="HeadCodes"/> measures them.</summary>
    public const int Face = Mouth + Upper;

    /// <summary>All numbers of a frame.</summary>
    public const int Width = Pose + Face;

    /// <summary>The speech's numbers of a frame: the mouth that is heard, how much is said, and 1 where anything is heard at all.</summary>
    public const int Heard = Mouth + 2;

    /// <summary>Frames that are drawn at once.</summary>
    public const int Window = 16;

    /// <summary>Frames before them that are known: the motion frames.</summary>
    public const int Past = 16;

    /// <summary>Frames that the network sees.</summary>
    public const int Length = Past + Window;
}
