using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Segmentation;

/// <summary>What is behind a person.</summary>
/// <param name="Picture">The whole background.</param>
/// <param name="IsSeen">For each pixel whether it was ever seen; the others are made up from around them.</param>
internal sealed record BackgroundPlate(Frame Picture, bool[] IsSeen)
{
    /// <summary>Difference of a pixel, 0 to 255, up to which it is the same, and the share of pixels that must be.</summary>
    private const float MostDifference = 14, LeastSame = 0.92f;

    /// <summary>Share of the picture that both must have seen to be compared.</summary>
    private const float LeastCommon = 0.05f;

    /// <summary>Whether two plates show the same background before the same camera, maybe in other light.</summary>
    public bool IsSameAs(BackgroundPlate other)
    {
        if (Picture.Width != other.Picture.Width || Picture.Height != other.Picture.Height)
            return false;
        int[] common = [.. Enumerable.Range(0, IsSeen.Length).Where(i => IsSeen[i] && other.IsSeen[i])];
        if (common.Length < LeastCommon * IsSeen.Length)
            return false;
        Span<float> gains = stackalloc float[3];
        for (int c = 0; c < 3; c++)
            gains[c] = MedianGain(other, common, c);
        int same = 0;
        foreach (int i in common)
        {
            float difference = 0;
            for (int c = 0; c < 3; c++)
                difference = Math.Max(difference, Math.Abs(Picture.Rgb[i * 3 + c] - gains[c] * other.Picture.Rgb[i * 3 + c]));
            same += difference <= MostDifference ? 1 : 0;
        }

        return same >= LeastSame * common.Length;
    }

    private float MedianGain(BackgroundPlate other, int[] pixels, int channel)
    {
        float[] ratios = [.. pixels.Where(i => other.Picture.Rgb[i * 3 + channel] > 0)
            .Select(i => Picture.Rgb[i * 3 + channel] / (float)other.Picture.Rgb[i * 3 + channel]).Order()];
        return ratios.Length == 0 ? 1 : ratios[ratios.Length / 2];
    }
}
