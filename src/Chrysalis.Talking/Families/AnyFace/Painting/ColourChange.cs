using System.Numerics;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Families.AnyFace.Painting;

/// <summary>
/// Another person's colours and another light, the same for all pictures of a sample: skin and lips may become dark or light while teeth
/// stay, everything may become grey, tinted, dim, lit from a side.
/// </summary>
internal sealed class ColourChange
{
    private readonly float[][] skin, inside;
    private readonly Vector3 red, green, blue;
    private readonly float slopeX, slopeY;

    /// <summary>Draws one.</summary>
    public ColourChange(Random draw)
    {
        double gamma = Math.Exp(Between(draw, -0.35, 0.35));
        double light = Math.Exp(Between(draw, -0.5, 0.25));
        double tint = Between(draw, 0, 0.18);
        double[] tints = [.. Enumerable.Range(0, 3).Select(_ => Math.Exp(Between(draw, -tint, tint)))];
        bool other = draw.NextDouble() < 0.6;
        double skinGain = other ? Math.Exp(Between(draw, -1.1, 0.2)) : 1;
        double skinGamma = other ? Math.Exp(Between(draw, -0.2, 0.25)) : 1;
        double[] skinTints = [.. Enumerable.Range(0, 3).Select(_ => other ? Math.Exp(Between(draw, -0.12, 0.12)) : 1)];
        inside = [.. tints.Select(t => Curve(light * t, gamma))];
        skin = [.. tints.Select((t, c) => Curve(light * t * skinGain * skinTints[c], gamma * skinGamma))];

        float saturation = draw.NextDouble() < 0.12 ? 0 : (float)Between(draw, 0.6, 1.35);
        var grey = new Vector3(0.299f, 0.587f, 0.114f) * (1 - saturation);
        (red, green, blue) = (
            grey + new Vector3(saturation, 0, 0), grey + new Vector3(0, saturation, 0), grey + new Vector3(0, 0, saturation));
        bool slanted = draw.NextDouble() < 0.5;
        slopeX = slanted ? (float)Between(draw, -0.45, 0.45) : 0;
        slopeY = slanted ? (float)Between(draw, -0.3, 0.3) : 0;
    }

    /// <summary>Changes a picture in place.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="insideMask">One value a pixel: how much of it is the mouth's inside.</param>
    public void Apply(Frame picture, ReadOnlySpan<float> insideMask)
    {
        byte[] rgb = picture.Rgb;
        for (int y = 0; y < picture.Height; y++)
        {
            float rowLight = 1 + slopeY * ((y + 0.5f) / picture.Height - 0.5f) * 2;
            for (int x = 0; x < picture.Width; x++)
            {
                int pixel = y * picture.Width + x;
                int at = pixel * 3;
                float m = insideMask[pixel];
                var colour = new Vector3(Mixed(0, rgb[at], m), Mixed(1, rgb[at + 1], m), Mixed(2, rgb[at + 2], m));
                colour *= rowLight + slopeX * ((x + 0.5f) / picture.Width - 0.5f) * 2;
                rgb[at] = Byte(Vector3.Dot(red, colour));
                rgb[at + 1] = Byte(Vector3.Dot(green, colour));
                rgb[at + 2] = Byte(Vector3.Dot(blue, colour));
            }
        }
    }

    private float Mixed(int channel, byte value, float m) =>
        m <= 0 ? skin[channel][value] : skin[channel][value] * (1 - m) + inside[channel][value] * m;

    private static byte Byte(float value) => (byte)Math.Clamp(value + 0.5f, 0, 255);

    private static float[] Curve(double gain, double gamma) =>
        [.. Enumerable.Range(0, 256).Select(v => (float)(255 * gain * Math.Pow(v / 255.0, gamma)))];

    private static double Between(Random draw, double least, double most) => least + (most - least) * draw.NextDouble();
}
