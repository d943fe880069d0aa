using System.Collections.Concurrent;
using Chrysalis.Talking.VolumeRendering.Heads;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Chrysalis.Talking.VolumeRendering.Packets;

/// <summary>A <see cref="HeadUpsampler"/> without Torch, over the part of the picture in which there is a head.</summary>
internal sealed class PacketUpsampler
{
    // Megabytes a picture: each is used again by the next one. What an earlier picture left is never read where it counts.
    private readonly ConcurrentBag<Planes> free = [];
    private readonly PacketConvolution first, second, third, rise, fine, last;
    private long done;

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

    /// <summary>Multiply-adds of all pictures so far.</summary>
    public long MultiplyAddsDone => Interlocked.Read(ref done);

    /// <summary>Makes four pixels of each ray.</summary>
    /// <returns>Colour times cover, and the cover: 4 x 2S x 2S.</returns>
    public float[] Run(HeadPicture picture)
    {
        int size = picture.Size, wide = 2 * size;
        var pixels = new float[4 * wide * wide];
        if (picture.Touched.Right < 0)
            return pixels;
        PlanePart touched = picture.Touched;
        // Where there is no head, nothing is added to nothing: what the layers make of empty rays is left out.
        PlanePart part = touched.Wider(HeadUpsampler.Reach, size), rays = part.Wider(HeadUpsampler.Reach, size);
        if (!free.TryTake(out Planes? own) || own.Size != size)
            own = new(size, first.Outputs, rise.Outputs);
        first.Run(picture.Values, own.A, size, rays);
        second.Run(own.A, own.B, size, rays);
        third.Run(own.B, own.C, size, rays);
        Join(own.A, own.C, first.Outputs, size, rays);
        rise.Run(own.A, own.Risen, size, rays);
        Shuffle(own.Risen, own.Shuffled, size, rays);
        fine.Run(own.Shuffled, own.Finer, wide, rays.Doubled());
        last.Run(own.Finer, pixels, wide, part.Doubled());
        free.Add(own);
        long coarse = first.MultiplyAdds + second.MultiplyAdds + third.MultiplyAdds + rise.MultiplyAdds;
        Interlocked.Add(
            ref done,
            coarse * rays.Places + fine.MultiplyAdds * rays.Doubled().Places + last.MultiplyAdds * part.Doubled().Places);
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

    /// <summary>What a picture's layers write into.</summary>
    private sealed class Planes(int size, int channels, int risen)
    {
        public int Size { get; } = size;

        public float[] A { get; } = new float[channels * size * size];

        public float[] B { get; } = new float[channels * size * size];

        public float[] C { get; } = new float[channels * size * size];

        public float[] Risen { get; } = new float[risen * size * size];

        public float[] Shuffled { get; } = new float[risen * size * size];

        public float[] Finer { get; } = new float[risen * size * size];
    }
}
