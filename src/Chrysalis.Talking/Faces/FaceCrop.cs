using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces;

/// <summary>Cuts the aligned square a family works on out of a frame.</summary>
public static class FaceCrop
{
    /// <summary>
    /// The crop, <see cref="CropGeometry.SizePx"/> square: bilinear, averaging where the picture shrinks; beyond the
    /// frame its edge repeats.
    /// </summary>
    public static Frame Cut(Frame frame, CropGeometry geometry, TrackedFace face)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return Warp(frame, geometry.CropToFrame(face), geometry.SizePx, geometry.SizePx);
    }

    /// <summary>
    /// A picture of <paramref name="width"/> x <paramref name="height"/> pixels, each looked up in
    /// <paramref name="source"/> where <paramref name="targetToSource"/> maps it (coordinates in which pixel (i, j)
    /// covers [i, i+1) x [j, j+1)).
    /// </summary>
    public static Frame Warp(Frame source, SimilarityTransform targetToSource, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(source);
        var target = new Frame(width, height);
        PictureSampler.Sample(source, targetToSource, width, height, new PackedTarget(target.Rgb, width));
        return target;
    }
}
