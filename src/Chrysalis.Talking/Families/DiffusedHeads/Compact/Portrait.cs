using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact;

/// <summary>The identity frame: a picture of the person, with its face.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Landmarks">The face's mesh in it.</param>
/// <param name="Pose">How the head is turned.</param>
internal sealed record Portrait(Frame Picture, Landmarks Landmarks, HeadPose Pose)
{
    /// <summary>
    /// How the head is held in it against how the person holds it: what <see cref="Chrysalis.Talking.Motion.MotionChannels"/> name.
    /// </summary>
    public required float[] Motion { get; init; }

    /// <summary>The face's numbers in it.</summary>
    public required float[] Numbers { get; init; }
}
