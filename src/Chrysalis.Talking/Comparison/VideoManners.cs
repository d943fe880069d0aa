using System.Text.Json.Serialization;
using Chrysalis.Talking.Faces;

namespace Chrysalis.Talking.Comparison;

/// <summary>How a face behaves in a video, without regard to what is said; null where the video is too short or shows too little.</summary>
public sealed record VideoManners
{
    /// <summary>Frames of the video.</summary>
    public required int Frames { get; init; }

    /// <summary>Frames in which no face was found.</summary>
    public required int FramesWithoutFace { get; init; }

    /// <summary>Blinks a minute.</summary>
    public double? BlinksPerMinute { get; init; }

    /// <summary>Median speed of the head's turning (yaw, pitch and roll together) in degrees a second.</summary>
    public double? TurningDegPerSecond { get; init; }

    /// <summary>
    /// Flicker: mean size of the second difference over time of the face's pixels, in levels of 255, the face held still by its landmarks.
    /// </summary>
    public double? Flicker { get; init; }

    /// <summary>Sharpness of the face: mean variance of the Laplacian, the face held still at one size.</summary>
    public double? Sharpness { get; init; }

    /// <summary>
    /// Mean distance of the face from the reference person's: 1 minus the cosine of what a network that recognises people sees in both.
    /// </summary>
    public double? IdentityDistance { get; init; }

    /// <summary>Sharpness of the last seconds over that of the first.</summary>
    public double? SharpnessLater { get; init; }

    /// <summary>Identity distance of the last seconds less that of the first.</summary>
    public double? IdentityDrift { get; init; }

    /// <summary>The mouth's opening in inter-ocular distances, one value a frame; null without a face.</summary>
    [JsonIgnore]
    public IReadOnlyList<double?> Opening { get; init; } = [];

    /// <summary>The head's angles, one value a frame; null without a face.</summary>
    [JsonIgnore]
    public IReadOnlyList<HeadPose?> Poses { get; init; } = [];
}
