using System.Globalization;
using System.Numerics;
using System.Text;

namespace Chrysalis.Talking.Faces.Warping;

/// <summary>
/// The rectangle of the face that a family works on, stretched to a square of pixels. It is placed in face coordinates
/// (origin midway between the eyes, y down, unit = inter-ocular distance).
/// </summary>
/// <param name="SizePx">Edge of the crop in pixels.</param>
/// <param name="CentreX">Centre, horizontally.</param>
/// <param name="CentreY">Centre, vertically (positive is below the eyes).</param>
/// <param name="Extent">Width of the rectangle in inter-ocular distances; its height too unless <see cref="ExtentY"/> differs.</param>
public sealed record CropGeometry(int SizePx, float CentreX, float CentreY, float Extent)
{
    /// <summary>Height of the rectangle in inter-ocular distances.</summary>
    public float ExtentY { get; init; } = Extent;

    /// <summary>Maps crop pixels to frame pixels for a face.</summary>
    public AffineTransform CropToFrame(TrackedFace face)
    {
        ArgumentNullException.ThrowIfNull(face);
        return CropToFrame(face.FaceToFrame);
    }

    /// <summary>Maps crop pixels to frame pixels for face coordinates laid into the frame.</summary>
    public AffineTransform CropToFrame(AffineTransform faceToFrame) => faceToFrame.After(
        AffineTransform.Stretch(Extent / SizePx, ExtentY / SizePx, CentreX - Extent / 2, CentreY - ExtentY / 2));

    /// <summary>The face coordinates of a place in the crop (pixel (i, j) covers [i, i+1) x [j, j+1)).</summary>
    internal Vector2 FaceAt(float x, float y) =>
        new(CentreX - Extent / 2 + x * (Extent / SizePx), CentreY - ExtentY / 2 + y * (ExtentY / SizePx));

    /// <summary>The rectangle grown on each side by so many inter-ocular distances, at the same number of pixels.</summary>
    internal CropGeometry Grown(float top, float bottom, float left, float right) => this with
    {
        CentreX = CentreX + (right - left) / 2,
        CentreY = CentreY + (bottom - top) / 2,
        Extent = Extent + left + right,
        ExtentY = ExtentY + top + bottom,
    };

    // A square reads as it did before there were rectangles: prepared footage is found again by this text.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"SizePx = {SizePx}, CentreX = {CentreX}, CentreY = {CentreY}, Extent = {Extent}");
        if (ExtentY != Extent)
            text.Append(CultureInfo.InvariantCulture, $", ExtentY = {ExtentY}");
        return true;
    }
}
