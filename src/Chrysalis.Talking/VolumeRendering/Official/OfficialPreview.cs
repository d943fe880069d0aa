using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.VolumeRendering.Official;

/// <summary>A frame as filmed beside the same as rendered.</summary>
internal static class OfficialPreview
{
    /// <summary>Writes both beside each other.</summary>
    /// <param name="path">The picture to write.</param>
    /// <param name="filmed">The frame as filmed.</param>
    /// <param name="shown">Its colours as rendered, row by row, in [0, 1].</param>
    /// <returns>The peak signal-to-noise ratio in dB.</returns>
    public static double Write(string path, Frame filmed, ReadOnlySpan<float> shown)
    {
        int width = filmed.Width;
        Frame rendered = OfficialPixels.ToFrame(shown, width);
        var both = new Frame(2 * width, filmed.Height);
        double error = 0;
        for (int row = 0; row < filmed.Height; row++)
        {
            filmed.Rgb.AsSpan(3 * row * width, 3 * width).CopyTo(both.Rgb.AsSpan(6 * row * width));
            rendered.Rgb.AsSpan(3 * row * width, 3 * width).CopyTo(both.Rgb.AsSpan(6 * row * width + 3 * width));
        }

        for (int i = 0; i < shown.Length; i++)
            error += Math.Pow(Math.Clamp(shown[i], 0, 1) - filmed.Rgb[i] / 255.0, 2);
        StillImage.Save(path, both);
        return -10 * Math.Log10(Math.Max(error / shown.Length, 1e-10));
    }
}
