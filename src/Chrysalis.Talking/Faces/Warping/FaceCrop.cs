using System.Numerics;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Warping;

/// <summary>
/// Cuts the aligned square that a family works on out of a frame, and brings a generated square back onto the frame's
/// pixels. Colours are bilinear, averaged where the picture shrinks; beyond the picture its edge repeats.
/// </summary>
public static class FaceCrop
{
    /// <summary>The aligned square, <see cref="CropGeometry.SizePx"/> pixels along an edge.</summary>
    public static Frame Cut(Frame frame, CropGeometry geometry, TrackedFace face)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return Cut(frame, geometry.CropToFrame(face), geometry.SizePx);
    }

    /// <summary>The square that lies in the frame as <paramref name="cropToFrame"/> says.</summary>
    internal static Frame Cut(Frame frame, AffineTransform cropToFrame, int sizePx)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return Sampled(frame, cropToFrame, sizePx, sizePx);
    }

    /// <summary>The pixels of a frame that the square touches: those to be painted anew.</summary>
    public static PixelArea Footprint(CropGeometry geometry, TrackedFace face, int frameWidth, int frameHeight)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return Footprint(geometry.CropToFrame(face), geometry.SizePx, frameWidth, frameHeight);
    }

    /// <summary>The pixels of a frame that a square touches which lies in it as <paramref name="cropToFrame"/> says.</summary>
    internal static PixelArea Footprint(AffineTransform cropToFrame, int sizePx, int frameWidth, int frameHeight)
    {
        Vector2 low = new(float.PositiveInfinity);
        Vector2 high = new(float.NegativeInfinity);
        foreach (Vector2 corner in (ReadOnlySpan<Vector2>)[new(0, 0), new(sizePx, 0), new(0, sizePx), new(sizePx)])
        {
            Vector2 point = cropToFrame.Apply(corner);
            (low, high) = (Vector2.Min(low, point), Vector2.Max(high, point));
        }

        int left = Math.Clamp((int)MathF.Floor(low.X), 0, frameWidth);
        int top = Math.Clamp((int)MathF.Floor(low.Y), 0, frameHeight);
        int right = Math.Clamp((int)MathF.Ceiling(high.X), left, frameWidth);
        int bottom = Math.Clamp((int)MathF.Ceiling(high.Y), top, frameHeight);
        return new(left, top, right - left, bottom - top);
    }

    /// <summary>
    /// A generated square at a frame's pixels: the picture of <paramref name="area"/>, upright and at the frame's scale.
    /// Pixels of the area outside the square repeat its edge.
    /// </summary>
    /// <exception cref="ArgumentException">The square is not of the geometry's size, or the area is empty.</exception>
    public static Frame Uncut(Frame crop, CropGeometry geometry, TrackedFace face, PixelArea area)
    {
        ArgumentNullException.ThrowIfNull(crop);
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(face);
        if (crop.Width != geometry.SizePx || crop.Height != geometry.SizePx)
            throw new ArgumentException(
                $"The crop is {crop.Width}x{crop.Height}; the geometry's is {geometry.SizePx}x{geometry.SizePx}.", nameof(crop));
        if (area.Width <= 0 || area.Height <= 0)
            throw new ArgumentException("The area is empty: the face lies outside the frame.", nameof(area));

        var areaToFrame = new SimilarityTransform(1, 0, area.X, area.Y);
        return Sampled(crop, geometry.CropToFrame(face).Inverse().After(areaToFrame), area.Width, area.Height);
    }

    /// <summary>
    /// A picture of <paramref name="width"/> x <paramref name="height"/> pixels, each looked up in
    /// <paramref name="source"/> where <paramref name="targetToSource"/> maps it (coordinates in which pixel (i, j)
    /// covers [i, i+1) x [j, j+1)).
    /// </summary>
    public static Frame Warp(Frame source, SimilarityTransform targetToSource, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Sampled(source, targetToSource, width, height);
    }

    private static Frame Sampled(Frame source, AffineTransform targetToSource, int width, int height)
    {
        var target = new Frame(width, height);
        PictureSampler.Sample(source, targetToSource, width, height, new PackedTarget(target.Rgb, width));
        return target;
    }
}
