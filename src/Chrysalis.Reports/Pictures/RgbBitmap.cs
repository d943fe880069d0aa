using SkiaSharp;

namespace Chrysalis.Reports.Pictures;

/// <summary>Packed RGB pixels as Skia's bitmap.</summary>
internal static class RgbBitmap
{
    /// <summary>Copies <paramref name="rgb"/>, height x width x 3, into an opaque bitmap.</summary>
    public static SKBitmap From(ReadOnlySpan<byte> rgb, int width, int height)
    {
        if (rgb.Length != width * height * 3)
            throw new ArgumentException($"{rgb.Length} bytes given; a {width}x{height} RGB picture has {width * height * 3}.", nameof(rgb));
        var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        Span<byte> rgba = bitmap.GetPixelSpan();
        for (int i = 0; i < width * height; i++)
        {
            rgb.Slice(i * 3, 3).CopyTo(rgba[(i * 4)..]);
            rgba[i * 4 + 3] = 255;
        }

        return bitmap;
    }
}
