namespace Chrysalis.Talking.Motion;

/// <summary>How the head is to move.</summary>
public sealed record HeadRequest
{
    /// <summary>The greatest <see cref="Sway"/>.</summary>
    public const float MostSway = 2;

    /// <summary>A head that stays as it is at rest.</summary>
    public static readonly HeadRequest Still = new() { Sway = 0 };

    /// <summary>
    /// The motion to follow: a video of any head, or a JSON file of poses (docs/head-motion.md). Null lets the head move by itself.
    /// </summary>
    public string? Pose { get; init; }

    /// <summary>How much the head moves by itself, where it follows no motion: from 0 (it stands still, without blinks) to 2.</summary>
    public float Sway { get; init; } = 1;

    /// <summary>Turns to the viewer's right, added to the rest; null for none.</summary>
    public AnglePath? Yaw { get; init; }

    /// <summary>Nods downwards, added to the rest; null for none.</summary>
    public AnglePath? Pitch { get; init; }

    /// <summary>Tilts clockwise as the viewer sees it, added to the rest; null for none.</summary>
    public AnglePath? Roll { get; init; }

    /// <summary>
    /// A JSON file to write with the motion that was spoken with, one pose a frame of the model; null for none. It can be followed as
    /// <see cref="Pose"/>.
    /// </summary>
    public string? SaveTo { get; init; }

    /// <summary>Whether the head keeps its rest.</summary>
    internal bool IsStill => Pose is null && Sway == 0 && !HasAngles;

    /// <summary>Whether angles are added.</summary>
    internal bool HasAngles => Yaw is not null || Pitch is not null || Roll is not null;
}
