using Chrysalis.Talking.Faces.Warping;

namespace Chrysalis.Talking.Models;

/// <summary>How a model that paints mouths sees the face.</summary>
/// <param name="Crop">The square of the face that is handed in and painted.</param>
public sealed record MouthTraits(CropGeometry Crop)
{
    /// <summary>How much further than <see cref="Crop"/> the model sees unless a request says otherwise, in pixels.</summary>
    public Edges Pads { get; init; }

    /// <summary>Whether its pictures are sharpened to match the footage unless a request says otherwise.</summary>
    public bool WantsSharpening { get; init; }
}
