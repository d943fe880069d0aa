namespace Chrysalis.Talking.Media.Colours;

/// <summary>What <see cref="Yuv420"/> does, two by two pixels at a time: the reference, and for what is left beside its vectors.</summary>
internal static class Yuv420Plain
{
    private const int Bits = YuvMatrix.Bits;
    private const int Half = 1 << (Bits - 1);

    /// <param name="planes">Y, U, V.</param>
    /// <param name="width">Even.</param>
    /// <param name="height">Even.</param>
    /// <param name="from">First column to convert, even.</param>
    /// <param name="matrix">Weights.</param>
    /// <param name="rgb">Packed pixels.</param>
    public static void ToRgb(ReadOnlySpan<byte> planes, int width, int height, int from, YuvMatrix matrix, Span<byte> rgb)
    {
        ReadOnlySpan<byte> us = planes[(width * height)..];
        ReadOnlySpan<byte> vs = us[(width * height / 4)..];
        for (int row = 0; row < height; row++)
            for (int x = from; x < width; x++)
            {
                int chroma = row / 2 * (width / 2) + x / 2;
                (int u, int v) = (us[chroma] - 128, vs[chroma] - 128);
                int at = row * width + x;
                int y = (planes[at] - 16) * matrix.Luma + Half;
                rgb[at * 3] = Level((y + v * matrix.RedOfV) >> Bits);
                rgb[at * 3 + 1] = Level((y + u * matrix.GreenOfU + v * matrix.GreenOfV) >> Bits);
                rgb[at * 3 + 2] = Level((y + u * matrix.BlueOfU) >> Bits);
            }
    }

    /// <inheritdoc cref="ToRgb"/>
    public static void FromRgb(ReadOnlySpan<byte> rgb, int width, int height, int from, YuvMatrix matrix, Span<byte> planes)
    {
        Span<byte> us = planes[(width * height)..];
        Span<byte> vs = us[(width * height / 4)..];
        for (int row = 0; row < height; row += 2)
            for (int x = from; x < width; x += 2)
            {
                (int red, int green, int blue) = (0, 0, 0);
                foreach (int at in (ReadOnlySpan<int>)[row * width + x, row * width + x + 1, (row + 1) * width + x, (row + 1) * width + x
                    + 1])
                {
                    (int r, int g, int b) = (rgb[at * 3], rgb[at * 3 + 1], rgb[at * 3 + 2]);
                    planes[at] = Level((r * matrix.Y.Red + g * matrix.Y.Green + b * matrix.Y.Blue + (16 << Bits) + Half) >> Bits);
                    red += r;
                    green += g;
                    blue += b;
                }

                int chroma = row / 2 * (width / 2) + x / 2;
                us[chroma] = Chroma(red, green, blue, matrix.U);
                vs[chroma] = Chroma(red, green, blue, matrix.V);
            }
    }

    // Sums of four pixels: two more binary places.
    private static byte Chroma(int red, int green, int blue, (int Red, int Green, int Blue) weights) =>
        Level((red * weights.Red + green * weights.Green + blue * weights.Blue + (128 << (Bits + 2)) + (1 << (Bits + 1))) >> (Bits + 2));

    private static byte Level(int value) => (byte)Math.Clamp(value, 0, 255);
}
