namespace Chrysalis.Talking.Faces;

/// <summary>
/// A square of the face that a family works on, placed in face coordinates
/// (origin midway between the eyes, y down, unit = inter-ocular distance).
/// </summary>
/// <param name="SizePx">Edge of the crop in pixels.</param>
/// <param name="CentreX">Centre, horizontally.</param>
/// <param name="CentreY">Centre, vertically (positive is below the eyes).</param>
/// <param name="Extent">Edge of the square in inter-ocular distances.</param>
public sealed record CropGeometry(int SizePx, float CentreX, float CentreY, float Extent)
{
    /// <summary>Maps crop pixels to frame pixels for a face.</summary>
    public SimilarityTransform CropToFrame(TrackedFace face)
    {
        ArgumentNullException.ThrowIfNull(face);
        float unit = Extent / SizePx;
        var cropToFace = new SimilarityTransform(unit, 0, CentreX - Extent / 2, CentreY - Extent / 2);
        return face.FaceToFrame.After(cropToFace);
    }
}
