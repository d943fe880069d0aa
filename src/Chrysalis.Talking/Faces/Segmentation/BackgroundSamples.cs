using Chrysalis.Foundation.Random;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Segmentation;

/// <summary>
/// Collects what is seen behind a person: of each pixel a few colours from moments spread evenly over everything seen, drawn by lot, so
/// that memory does not grow. Each frame's light is first brought to that of the first, so that a slow change does not blur the plate.
/// </summary>
internal sealed class BackgroundSamples
{
    /// <summary>Colours kept of a pixel; their median bears up to three strangers.</summary>
    public const int Kept = 7;

    /// <summary>Gains outside of this are taken for another scene, not another light, and cut off.</summary>
    private const float GreatestGain = 2;
    private const int GainEvery = 7, LeastForGain = 50, LeastBrightness = 8;

    private readonly byte[] colours;
    private readonly int[] seen;
    private readonly Xoshiro256 draw;

    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="seed">Decides which moments are kept.</param>
    public BackgroundSamples(int width, int height, ulong seed)
    {
        (Width, Height, draw) = (width, height, new(seed));
        colours = new byte[width * height * Kept * 3];
        seen = new int[width * height];
    }

    /// <summary>Pixels a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Takes in a frame.</summary>
    /// <param name="picture">Its pixels, of the plate's size.</param>
    /// <param name="labels">What they show.</param>
    public void See(Frame picture, LabelPicture labels)
    {
        if (picture.Width != Width || picture.Height != Height || labels.Width != Width || labels.Height != Height)
            throw new ArgumentException($"A picture of {picture.Width}x{picture.Height} is no part of a plate of {Width}x{Height}.");
        bool[] isBackground = ClearBackground.Of(labels);
        Span<float> gains = stackalloc float[3];
        Gains(picture, isBackground, gains);
        for (int i = 0; i < seen.Length; i++)
        {
            if (!isBackground[i])
                continue;
            int slot = seen[i] < Kept ? seen[i] : (int)(draw.NextDouble() * (seen[i] + 1));
            seen[i]++;
            if (slot >= Kept)
                continue;
            for (int c = 0; c < 3; c++)
                colours[(i * Kept + slot) * 3 + c] = (byte)Math.Clamp(MathF.Round(picture.Rgb[i * 3 + c] * gains[c]), 0, 255);
        }
    }

    /// <summary>The plate: medians where the background was seen, smoothly continued where it never was.</summary>
    public BackgroundPlate ToPlate()
    {
        var picture = new Frame(Width, Height);
        var isSeen = new bool[seen.Length];
        for (int i = 0; i < seen.Length; i++)
        {
            isSeen[i] = seen[i] > 0;
            for (int c = 0; isSeen[i] && c < 3; c++)
                picture.Rgb[i * 3 + c] = Median(i, c);
        }

        SmoothFill.Fill(picture, isSeen);
        return new(picture, isSeen);
    }

    /// <summary>Adds what another clip saw of the same background before the same camera, its light brought to this one's.</summary>
    public void Add(BackgroundSamples other)
    {
        if (other.Width != Width || other.Height != Height)
            throw new ArgumentException($"A plate of {other.Width}x{other.Height} is not added to one of {Width}x{Height}.");
        Frame picture = other.ToPlate().Picture;
        Span<float> gains = stackalloc float[3];
        Gains(picture, [.. other.seen.Select(count => count > 0)], gains);
        for (int i = 0; i < seen.Length; i++)
        {
            int kept = Math.Min(other.seen[i], Kept);
            for (int slot = 0; slot < kept; slot++)
            {
                int place = seen[i] < Kept ? seen[i] : (int)(draw.NextDouble() * (seen[i] + 1));
                seen[i]++;
                for (int c = 0; place < Kept && c < 3; c++)
                    colours[(i * Kept + place) * 3 + c] =
                        (byte)Math.Clamp(MathF.Round(other.colours[(i * Kept + slot) * 3 + c] * gains[c]), 0, 255);
            }
        }
    }

    /// <summary>What a frame's channels are to be multiplied by: the median over pixels of what they were before.</summary>
    private void Gains(Frame picture, bool[] isBackground, Span<float> gains)
    {
        var ratios = new List<float>();
        for (int c = 0; c < 3; c++)
        {
            ratios.Clear();
            for (int i = 0; i < seen.Length; i += GainEvery)
            {
                int now = picture.Rgb[i * 3 + c];
                if (isBackground[i] && seen[i] > 0 && now >= LeastBrightness)
                    ratios.Add(Median(i, c) / (float)now);
            }

            ratios.Sort();
            gains[c] = ratios.Count < LeastForGain ? 1 : Math.Clamp(ratios[ratios.Count / 2], 1 / GreatestGain, GreatestGain);
        }
    }

    private byte Median(int pixel, int channel)
    {
        Span<byte> values = stackalloc byte[Kept];
        int count = Math.Min(seen[pixel], Kept);
        for (int i = 0; i < count; i++)
            values[i] = colours[(pixel * Kept + i) * 3 + channel];
        values = values[..count];
        values.Sort();
        return count % 2 == 1 ? values[count / 2] : (byte)((values[count / 2 - 1] + values[count / 2] + 1) / 2);
    }
}
