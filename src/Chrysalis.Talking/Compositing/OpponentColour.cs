using System.Numerics;

namespace Chrysalis.Talking.Compositing;

/// <summary>A colour as its brightness (BT.709) and how far red and blue lie above it, in levels.</summary>
internal readonly record struct OpponentColour(float Brightness, float Redness, float Blueness)
{
    private const float Red = 0.2126f, Green = 0.7152f, Blue = 0.0722f;

    /// <summary>Of red, green and blue, in levels.</summary>
    public static OpponentColour Of(Vector3 rgb)
    {
        float brightness = Red * rgb.X + Green * rgb.Y + Blue * rgb.Z;
        return new(brightness, rgb.X - brightness, rgb.Z - brightness);
    }

    /// <summary>Of a pixel of interleaved red, green and blue.</summary>
    public static OpponentColour Of(byte[] rgb, int pixel) => Of(new(rgb[pixel * 3], rgb[pixel * 3 + 1], rgb[pixel * 3 + 2]));

    /// <summary>Red, green and blue, in levels; perhaps outside 0 to 255.</summary>
    public Vector3 ToRgb() => new(
        Brightness + Redness, Brightness - (Red * Redness + Blue * Blueness) / Green, Brightness + Blueness);
}
