using Chrysalis.Talking.VolumeRendering.Heads;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Chrysalis.Talking.VolumeRendering.Packets;

/// <summary>A <see cref="HeadUpsampler"/> without Torch, over the part of the picture in which there is a head.</summary>
internal sealed class PacketUpsampler
{
    private readonly PacketConvolution first, second, third, rise, fine, last;

    /// <summary>Copies a network's weights.</summary>
    public PacketUpsampler(HeadUpsampler network)
    {
        var weights = new PacketWeights(network);
        (first, second, third) =
            (weights.Convolution("first", true), weights.Convolution("second", true), weights.Convolution("third", false));
        (rise, fine, last) = (weights.Convolution("rise", true), weights.Convolution("fine", true), weights.Convolution("last", false));
    }

    /// <summary>Multiply-adds of a ray.</summary>
    public int MultiplyAdds =>
        first.MultiplyAdds + second.MultiplyAdds + third.MultiplyAdds + rise.MultiplyAdds + 4 * (fine.MultiplyAdds + last.MultiplyAdds);

    /// <summary>Makes four pixels of each ray.</summary>
    /// <returns>Colour times cover, and the cover: 4 x 2S x 2S.</returns>
    public float[] Run(HeadPicture picture)
    {
        int size = picture.Size, plane = size * size, wide = 2 * size;
        var pixels = new float[4 * wide * wide];
        if (picture.Touched.Right < 0)
            return pixels;
        PlanePart touched = picture.Touched;
        // Where there is no head, nothing is added to nothing: what the layers make of empty rays is left out.
        PlanePart part = touched.Wider(HeadUpsampler.Reach, size), rays = part.Wider(HeadUpsampler.Reach, size);
        float[] a = new float[first.Outputs * plane], b = new float[second.Outputs * plane], c = new float[third.Outputs * plane];
        first.Run(picture.Values, a, size, rays);
        second.Run(a, b, size, rays);
        third.Run(b, c, size, rays);
        Join(a, c, first.Outputs, size, rays);
        var risen = new float[rise.Outputs * plane];
        rise.Run(a, risen, size, rays);
        float[] shuffled = new float[fine.Outputs * wide * wide], finer = new float[fine.Outputs * wide * wide];
        Shuffle(risen, shuffled, size, rays);
        fine.Run(shuffled, finer, wide, rays.Doubled());
        last.Run(finer, pixels, wide, part.Doubled());
        Parallel.For(2 * part.Top, 2 * part.Bottom + 2, row =>
        {
            (int above, float fy) = Between(row, size);
            for (int column = 2 * part.Left; column < 2 * part.Right + 2; column++)
            {
                (int left, float fx) = Between(column, size);
                (int right, int below) = (Math.Min(left + 1, size - 1), Math.Min(above + 1, size - 1));
                for (int channel = 0; channel < 4; channel++)
                {
                    ReadOnlySpan<float> values = picture.Plane(channel < 3 ? channel : picture.Features);
                    float upper = float.Lerp(values[above * size + left], values[above * size + right], fx);
                    float lower = float.Lerp(values[below * size + left], values[below * size + right], fx);
                    ref float pixel = ref pixels[(channel * wide + row) * wide + column];
                    pixel = float.Lerp(upper, lower, fy) + HeadUpsampler.AddedShare * pixel;
                }
            }
        });
        return pixels;
    }

    /// <summary>Adds what two layers make of a first one's numbers to them; what is below 0 becomes 0.</summary>
    private static void Join(float[] target, float[] added, int planes, int size, PlanePart part) =>
        Parallel.For(0, planes, channel =>
        {
            for (int row = part.Top; row <= part.Bottom; row++)
            {
                int at = (channel * size + row) * size + part.Left, count = part.Right + 1 - part.Left;
                Span<float> own = target.AsSpan(at, count);
                TensorPrimitives.Add(own, added.AsSpan(at, count), own);
                TensorPrimitives.Max(own, 0f, own);
            }
        });

    /// <summary>Four planes become one of twice the edge (pixel shuffle: Shi 2016).</summary>
    private static void Shuffle(float[] source, float[] target, int size, PlanePart part) =>
        Parallel.For(0, target.Length / (4 * size * size), channel =>
        {
            for (int row = 2 * part.Top; row < 2 * part.Bottom + 2; row++)
                for (int column = 2 * part.Left; column < 2 * part.Right + 2; column++)
                    target[(channel * 2 * size + row) * 2 * size + column] =
                        source[((channel * 4 + row % 2 * 2 + column % 2) * size + row / 2) * size + column / 2];
        });

    /// <summary>The ray before a pixel's middle, and how far it lies beyond.</summary>
    private static (int First, float Beyond) Between(int pixel, int size)
    {
        float at = Math.Clamp((pixel + 0.5f) / 2 - 0.5f, 0, size - 1);
        return ((int)at, at - (int)at);
    }
}
