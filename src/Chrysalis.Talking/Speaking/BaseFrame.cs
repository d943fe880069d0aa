using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Speaking;

/// <summary>One frame of the video to be, before the face speaks.</summary>
/// <param name="Index">Number in the output.</param>
/// <param name="Picture">The footage's frame; may be shared with other moments, so it is never written to. Null when the model needs
/// none.</param>
/// <param name="Face">The face in it, or null where there is none or none is needed.</param>
/// <param name="Crop">The face cut out, or null where there is none.</param>
internal sealed record BaseFrame(long Index, Frame? Picture, TrackedFace? Face, Frame? Crop)
{
    /// <summary>Where the crop lies in the picture.</summary>
    public AffineTransform CropToFrame { get; init; }
}
