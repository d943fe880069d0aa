using System.Numerics;
using System.Runtime.InteropServices;

namespace Chrysalis.Talking.Media.Colours;

/// <summary>
/// Pictures of BT.2020 colours, 16 bits a colour, to 8-bit RGB of BT.709: levels become light, primaries are changed (ITU-R BT.2087),
/// light is rolled off by a <see cref="ToneCurve"/> and becomes levels again. Hues stay: all three colours are scaled alike.
/// </summary>
internal sealed class ToneMapping
{
    private const int Steps = 4096;

    // Luminance of BT.2020's red, green and blue.
    private static readonly Vector3 Luminance = new(0.2627f, 0.6780f, 0.0593f);
    private readonly LightCurve curve;
    private readonly float peakNits;
    private readonly float[] light = new float[1 << 16];
    private readonly float[] gains = new float[Steps + 1];
    private readonly float[] tones = new float[Steps + 1];
    private readonly byte[] levels = new byte[Steps + 1];

    /// <summary>Prepares tables.</summary>
    /// <param name="curve">How levels become light.</param>
    /// <param name="tone">How light is rolled off.</param>
    public ToneMapping(LightCurve curve, ToneCurve tone)
    {
        this.curve = curve;
        for (int i = 0; i < light.Length; i++)
            light[i] = DisplayLight.Of(curve, i / 65535f);
        peakNits = light[^1];
        for (int i = 0; i <= Steps; i++)
        {
            // The square root spends the steps where eyes see them.
            float share = i / (float)Steps;
            gains[i] = curve == LightCurve.Hlg ? DisplayLight.HlgGain(share * share) : 1;
            float nits = share * share * peakNits;
            tones[i] = nits > 0 ? tone.Of(nits) / nits : 1 / tone.WhiteNits;
            levels[i] = (byte)(255 * DisplayLight.VideoLevel(share * share) + 0.5f);
        }
    }

    /// <summary>Converts packed pixels.</summary>
    /// <param name="wide">Red, green, blue, 16 bits each, little-endian.</param>
    /// <param name="rgb">Red, green, blue, 8 bits each.</param>
    public void ToRgb(ReadOnlySpan<byte> wide, Span<byte> rgb)
    {
        ReadOnlySpan<ushort> pixels = MemoryMarshal.Cast<byte, ushort>(wide);
        for (int i = 0; i + 2 < pixels.Length; i += 3)
        {
            Vector3 nits = Nits(pixels[i], pixels[i + 1], pixels[i + 2]);
            Vector3 narrow = Vector3.Max(default, new(
                1.660491f * nits.X - 0.587641f * nits.Y - 0.072850f * nits.Z,
                -0.124550f * nits.X + 1.132900f * nits.Y - 0.008349f * nits.Z,
                -0.018151f * nits.X - 0.100579f * nits.Y + 1.118730f * nits.Z));
            float most = Math.Max(narrow.X, Math.Max(narrow.Y, narrow.Z));
            narrow *= tones[Step(most / peakNits)];
            (rgb[i], rgb[i + 1], rgb[i + 2]) = (levels[Step(narrow.X)], levels[Step(narrow.Y)], levels[Step(narrow.Z)]);
        }
    }

    /// <summary>The greatest of the three colours' light in every pixel, in cd/m2.</summary>
    /// <param name="wide">Red, green, blue, 16 bits each, little-endian.</param>
    public IEnumerable<float> Brightness(byte[] wide)
    {
        for (int i = 0; i + 5 < wide.Length; i += 6)
        {
            Vector3 nits = Nits(BitConverter.ToUInt16(wide, i), BitConverter.ToUInt16(wide, i + 2), BitConverter.ToUInt16(wide, i + 4));
            yield return Math.Max(nits.X, Math.Max(nits.Y, nits.Z));
        }
    }

    private Vector3 Nits(ushort red, ushort green, ushort blue)
    {
        var nits = new Vector3(light[red], light[green], light[blue]);
        return curve == LightCurve.Hlg ? nits * gains[Step(Vector3.Dot(nits, Luminance) / peakNits)] : nits;
    }

    // Of a share of light, 0 to 1.
    private static int Step(float share) => (int)(MathF.Sqrt(Math.Clamp(share, 0, 1)) * Steps + 0.5f);
}
