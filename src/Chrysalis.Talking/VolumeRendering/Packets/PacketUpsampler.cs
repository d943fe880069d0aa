using Chrysalis.Talking.VolumeRendering.Heads;

namespace Chrysalis.Talking.VolumeRendering.Packets;

/// <summary>A <see cref="HeadUpsampler"/> without Torch, over the part of the picture in which there is a head.</summary>
internal sealed class PacketUpsampler
{
    // Three convolutions reach three places further, the spreading one.
    private const int Reach = 3;
    private readonly PacketConvolution first, second, last;

    /// <summary>Copies a network's weights.</summary>
    public PacketUpsampler(HeadUpsampler network)
    {
        var weights = new PacketWeights(network);
        (first, second, last) =
            (weights.Convolution("first", true), weights.Convolution("second", true), weights.Convolution("last", false));
    }

    /// <summary>Multiply-adds of a ray.</summary>
    public int MultiplyAdds => first.MultiplyAdds + second.MultiplyAdds + last.MultiplyAdds;

    /// <summary>Makes four pixels of each ray.</summary>
    /// <returns>Colour times cover, and the cover: 4 x 2S x 2S.</returns>
    public float[] Run(HeadPicture picture)
    {
        int size = picture.Size, plane = size * size, wide = 2 * size;
        var pixels = new float[4 * wide * wide];
        if (picture.Touched.Right < 0)
            return pixels;
        (int Left, int Top, int Right, int Bottom) part = (
            Math.Max(0, picture.Touched.Left - Reach), Math.Max(0, picture.Touched.Top - Reach),
            Math.Min(size - 1, picture.Touched.Right + Reach), Math.Min(size - 1, picture.Touched.Bottom + Reach));
        float[] a = new float[first.Outputs * plane], b = new float[second.Outputs * plane], added = new float[last.Outputs * plane];
        // The first layers are also looked at around the part, where they are not 0.
        (int, int, int, int) wider = (Math.Max(0, part.Left - 2), Math.Max(0, part.Top - 2), Math.Min(size - 1, part.Right + 2),
            Math.Min(size - 1, part.Bottom + 2));
        first.Run(picture.Values, a, size, wider);
        second.Run(a, b, size, wider);
        last.Run(b, added, size, part);
        Parallel.For(2 * part.Top, 2 * part.Bottom + 2, row =>
        {
            (int above, float fy) = Between(row, size);
            for (int column = 2 * part.Left; column < 2 * part.Right + 2; column++)
            {
                (int left, float fx) = Between(column, size);
                (int right, int below) = (Math.Min(left + 1, size - 1), Math.Min(above + 1, size - 1));
                for (int c = 0; c < 4; c++)
                {
                    ReadOnlySpan<float> values = picture.Plane(c < 3 ? c : picture.Features);
                    float upper = float.Lerp(values[above * size + left], values[above * size + right], fx);
                    float lower = float.Lerp(values[below * size + left], values[below * size + right], fx);
                    int part4 = (c * 4 + row % 2 * 2 + column % 2) * plane + row / 2 * size + column / 2;
                    pixels[(c * wide + row) * wide + column] = float.Lerp(upper, lower, fy) + HeadUpsampler.AddedShare * added[part4];
                }
            }
        });
        return pixels;
    }

    /// <summary>The ray before a pixel's middle, and how far it lies beyond.</summary>
    private static (int First, float Beyond) Between(int pixel, int size)
    {
        float at = Math.Clamp((pixel + 0.5f) / 2 - 0.5f, 0, size - 1);
        return ((int)at, at - (int)at);
    }
}
