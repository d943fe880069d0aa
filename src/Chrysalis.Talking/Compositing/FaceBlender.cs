using System.Numerics;
using System.Runtime.Intrinsics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Compositing;

/// <summary>
/// Lays generated faces back into the frames of one video, in order: through the inverse of the crop, feathered by
/// <see cref="BlendMask"/>, matched in colour where the mask falls off. Pixels outside the mask are not touched.
/// One blender serves one video; it is not safe for use by several threads.
/// </summary>
/// <param name="matchesColour">Whether crops take on the light around them.</param>
/// <param name="sharpener">Sharpens what was painted; null does not.</param>
/// <param name="range">Keeps what was painted within the colours of the face; null lets any pass.</param>
internal sealed class FaceBlender(bool matchesColour = true, FaceSharpener? sharpener = null, ColourRange? range = null)
{
    // Below this the cubic filter would skip pixels of the crop, so it is halved first.
    private const float SmallestScale = 0.6f;

    // Coordinates are continuous: pixel 0 covers 0 to 1, in crops as in frames.
    private static readonly Vector2 PixelCentre = new(0.5f);

    private readonly ColourMatch colour = new();
    private readonly CropLayer layer = new();
    private BlendMask? lowerFace;

    /// <summary>Blends a generated crop into its frame, in place.</summary>
    /// <param name="frame">The frame to change.</param>
    /// <param name="generatedCrop">The generated face, <see cref="CropGeometry.SizePx"/> square.</param>
    /// <param name="originalCrop">The frame's own crop, to match colours with.</param>
    /// <param name="face">Where the face is in the frame.</param>
    /// <param name="geometry">Which square of the face the crops show.</param>
    /// <exception cref="ArgumentException">A crop is not of the geometry's size.</exception>
    public void Blend(Frame frame, Frame generatedCrop, Frame originalCrop, TrackedFace face, CropGeometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        if (lowerFace?.Geometry != geometry)
            lowerFace = new(geometry);
        Blend(frame, generatedCrop, originalCrop, geometry.CropToFrame(face), lowerFace);
    }

    /// <summary>Blends a generated crop that lies in its frame as <paramref name="cropToFrame"/> says, in place.</summary>
    /// <inheritdoc cref="Blend(Frame, Frame, Frame, TrackedFace, CropGeometry)"/>
    public void Blend(Frame frame, Frame generatedCrop, Frame originalCrop, AffineTransform cropToFrame, BlendMask mask)
    {
        RequireSize(generatedCrop, mask.Geometry, nameof(generatedCrop));
        RequireSize(originalCrop, mask.Geometry, nameof(originalCrop));
        if (matchesColour)
            colour.Update(generatedCrop, originalCrop, mask);
        layer.Fill(generatedCrop, colour, mask);
        range?.Keep(layer.Pixels, originalCrop);
        AffineTransform layerToFrame = cropToFrame;
        while (layerToFrame.Scale < SmallestScale && layer.Size >= 16)
        {
            layer.Halve();
            layerToFrame = layerToFrame.After(AffineTransform.Stretch(2, 2));
        }

        sharpener?.Look(frame, cropToFrame, mask.Geometry.SizePx);
        Paint(frame, layerToFrame);
        sharpener?.Sharpen(frame, cropToFrame, mask);
    }

    /// <summary>Forgets the colour match, for example after frames without a face.</summary>
    public void Reset()
    {
        colour.Reset();
        range?.Reset();
    }

    private void Paint(Frame frame, AffineTransform layerToFrame)
    {
        AffineTransform frameToLayer = layerToFrame.Inverse();
        (int top, int bottom) = Rows(frame.Height, layerToFrame);
        for (int y = top; y <= bottom; y++)
        {
            Vector2 start = frameToLayer.Apply(new(0.5f, y + 0.5f)) - PixelCentre;
            (int left, int right) = Columns(frame.Width, start, new(frameToLayer.XX, frameToLayer.YX));
            Span<byte> row = frame.Row(y);
            for (int x = left; x <= right; x++)
                PaintPixel(row.Slice(x * 3, 3), start.X + x * frameToLayer.XX, start.Y + x * frameToLayer.YX);
        }
    }

    private void PaintPixel(Span<byte> pixel, float u, float v)
    {
        Vector4 paint = layer.Sample(u, v);
        if (paint.W <= 0)
            return;
        var below = new Vector4(pixel[0], pixel[1], pixel[2], 0);
        Vector4 mixed = Vector4.Clamp(below + (paint - below) * paint.W + new Vector4(0.5f), Vector4.Zero, new Vector4(255));
        Vector128<int> levels = Vector128.ConvertToInt32(mixed.AsVector128());
        pixel[0] = (byte)levels[0];
        pixel[1] = (byte)levels[1];
        pixel[2] = (byte)levels[2];
    }

    // Rows whose centres the layer's corners span.
    private (int Top, int Bottom) Rows(int height, AffineTransform layerToFrame)
    {
        float edge = layer.Size;
        float y0 = layerToFrame.Apply(new(0, 0)).Y, y1 = layerToFrame.Apply(new(edge, 0)).Y;
        float y2 = layerToFrame.Apply(new(0, edge)).Y, y3 = layerToFrame.Apply(new(edge, edge)).Y;
        float top = Math.Min(Math.Min(y0, y1), Math.Min(y2, y3));
        float bottom = Math.Max(Math.Max(y0, y1), Math.Max(y2, y3));
        return ((int)Math.Clamp(MathF.Ceiling(top - 0.5f), 0, height), (int)Math.Clamp(MathF.Floor(bottom - 0.5f), -1, height - 1));
    }

    // Columns whose layer position is within the cubic filter's reach, for one row.
    private (int Left, int Right) Columns(int width, Vector2 start, Vector2 step)
    {
        float left = 0, right = width - 1;
        Clip(start.X, step.X, ref left, ref right);
        Clip(start.Y, step.Y, ref left, ref right);
        return ((int)MathF.Ceiling(left), (int)MathF.Floor(right));
    }

    private void Clip(float start, float step, ref float left, ref float right)
    {
        // A hair inside [1, Size - 2), so that rounding cannot reach outside the layer.
        float low = 1.001f - start, high = layer.Size - 2.001f - start;
        if (MathF.Abs(step) < 1e-6f)
        {
            if (low > 0 || high < 0)
                right = -1;
            return;
        }

        left = Math.Max(left, Math.Min(low / step, high / step));
        right = Math.Min(right, Math.Max(low / step, high / step));
    }

    private static void RequireSize(Frame crop, CropGeometry geometry, string name)
    {
        if (crop.Width != geometry.SizePx || crop.Height != geometry.SizePx)
            throw new ArgumentException(
                $"The crop is {crop.Width}x{crop.Height}; the geometry's is {geometry.SizePx}x{geometry.SizePx}.", name);
    }
}
