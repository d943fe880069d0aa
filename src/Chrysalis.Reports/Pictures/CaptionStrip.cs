using Chrysalis.Reports.Fonts;
using SkiaSharp;

namespace Chrysalis.Reports.Pictures;

/// <summary>A line of text on a dark strip, to be laid above a picture or a video.</summary>
public static class CaptionStrip
{
    /// <summary>Draws it; text that is too long is cut.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <returns>8-bit RGB, <paramref name="height"/> x <paramref name="width"/> x 3, without padding.</returns>
    public static byte[] Draw(string text, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        using var strip = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(strip))
        using (var font = new SKFont(EmbeddedFont.Typeface, height * 0.62f))
        using (var ink = new SKPaint { Color = SKColors.White, IsAntialias = true })
        {
            canvas.Clear(new SKColor(0x20, 0x23, 0x25));
            canvas.DrawText(text, height * 0.35f, height * 0.72f, SKTextAlign.Left, font, ink);
        }

        ReadOnlySpan<byte> rgba = strip.GetPixelSpan();
        var rgb = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++)
            rgba.Slice(4 * i, 3).CopyTo(rgb.AsSpan(3 * i));
        return rgb;
    }
}
