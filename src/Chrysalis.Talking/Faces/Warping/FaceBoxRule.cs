namespace Chrysalis.Talking.Faces.Warping;

/// <summary>
/// Where the box of a face detector lies that was trained on WIDER FACE (S3FD, which the published Wav2Lip uses), in face
/// coordinates: from ear to ear and from the middle of the forehead to just below the chin.
/// </summary>
internal static class FaceBoxRule
{
    /// <summary>Half its width.</summary>
    private const float Side = 1.15f;

    /// <summary>Its upper edge.</summary>
    private const float Top = -1.1f;

    /// <summary>Its lower edge.</summary>
    private const float Bottom = 2.0f;

    /// <summary>The box as a square of <paramref name="sizePx"/> pixels.</summary>
    public static CropGeometry Geometry(int sizePx) => new(sizePx, 0, (Top + Bottom) / 2, 2 * Side) { ExtentY = Bottom - Top };

    /// <summary>Maps face coordinates so that the rule's box covers a given box of the frame (edges in pixels).</summary>
    public static AffineTransform FaceToFrame(float top, float bottom, float left, float right)
    {
        float scaleX = (right - left) / (2 * Side);
        float scaleY = (bottom - top) / (Bottom - Top);
        return AffineTransform.Stretch(scaleX, scaleY, (left + right) / 2, top - Top * scaleY);
    }
}
