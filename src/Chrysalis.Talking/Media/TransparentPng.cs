using System.Runtime.InteropServices;
using Chrysalis.Foundation.Files;
using SkiaSharp;

namespace Chrysalis.Talking.Media;

/// <summary>PNG pictures that can be seen through.</summary>
internal static class TransparentPng
{
    /// <summary>Writes a picture, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="picture">Its colours.</param>
    /// <param name="opacity">One a pixel, row by row: 0 clear to 255.</param>
    public static void Save(string path, Frame picture, ReadOnlySpan<byte> opacity)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(opacity.Length, picture.Width * picture.Height);
        using var bitmap = new SKBitmap(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        Span<byte> target = MemoryMarshal.AsBytes(bitmap.GetPixelSpan());
        for (int i = 0; i < opacity.Length; i++)
        {
            picture.Rgb.AsSpan(i * 3, 3).CopyTo(target[(i * 4)..]);
            target[i * 4 + 3] = opacity[i];
        }

        using SKImage image = SKImage.FromBitmap(bitmap);
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        AtomicFile.Write(path, data.SaveTo);
    }
}
