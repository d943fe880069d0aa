using Chrysalis.Talking.Media.Colours;

namespace Chrysalis.Talking.Media;

/// <summary>How ffmpeg hands over pictures, and how they become packed 8-bit RGB.</summary>
/// <param name="Format">ffmpeg's name of it.</param>
/// <param name="BytesOf">Bytes of a picture of a width and height.</param>
/// <param name="ToRgb">Converts one; null where it is packed RGB already.</param>
internal sealed record PixelForm(string Format, Func<int, int, int> BytesOf, PixelForm.Conversion? ToRgb)
{
    /// <summary>From what was read to packed RGB.</summary>
    public delegate void Conversion(byte[] read, int width, int height, byte[] rgb);

    /// <summary>Packed RGB, converted by ffmpeg.</summary>
    public static PixelForm Rgb { get; } = new("rgb24", (width, height) => width * height * 3, null);

    /// <summary>Planes as they are coded, which is faster and more exact.</summary>
    public static PixelForm Planes(YuvMatrix matrix) => new(
        "yuv420p", Yuv420.Length, (read, width, height, rgb) => Yuv420.ToRgb(read, width, height, matrix, rgb));

    /// <summary>With transparency, laid on a background.</summary>
    public static PixelForm On(Background background) => new(
        "rgba", (width, height) => width * height * 4, (read, _, _, rgb) => background.Under(read, rgb));

    /// <summary>Wide colours, mapped to those of plain video.</summary>
    public static PixelForm Mapped(ToneMapping mapping) => new(
        "rgb48le", (width, height) => width * height * 6, (read, _, _, rgb) => mapping.ToRgb(read, rgb));
}
