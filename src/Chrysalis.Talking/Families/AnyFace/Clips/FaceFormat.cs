using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Families.AnyFace.Clips;

/// <summary>What all of the family agree on.</summary>
internal static class FaceFormat
{
    /// <summary>Frames a second of the model.</summary>
    public static FrameRate FrameRate => new(25);

    /// <summary>What is kept of footage to train on: wider than what is painted, at the same pixels a distance.</summary>
    public static CropGeometry Kept { get; } = new(144, 0, 1.15f, 2.4f);
}
