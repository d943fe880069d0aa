using System.Numerics;
using System.Runtime.CompilerServices;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Compositing;

/// <summary>A crop ready to be laid over a frame: colour in X, Y, Z (levels), mask weight in W; one vector a pixel.</summary>
internal sealed class CropLayer
{
    private Vector4[] pixels = [];

    /// <summary>Edge in pixels.</summary>
    public int Size { get; private set; }

    /// <summary>The pixels, row by row.</summary>
    public Span<Vector4> Pixels => pixels.AsSpan(0, Size * Size);

    /// <summary>Takes a crop, its colour match and its mask.</summary>
    public void Fill(Frame crop, ColourMatch colour, BlendMask mask)
    {
        Size = crop.Width;
        if (pixels.Length < Size * Size)
            pixels = new Vector4[Size * Size];
        for (int y = 0, i = 0; y < Size; y++)
        {
            (Vector3 offset, Vector3 step) = colour.Row(y, Size);
            for (int x = 0; x < Size; x++, i++, offset += step)
            {
                Vector3 rgb = new(crop.Rgb[i * 3], crop.Rgb[i * 3 + 1], crop.Rgb[i * 3 + 2]);
                pixels[i] = new(rgb + offset, mask.Weights[i]);
            }
        }
    }

    /// <summary>Halves the edge (rounded down) by averaging 2 x 2 pixels: the filter before a strong reduction.</summary>
    public void Halve()
    {
        int half = Size / 2;
        for (int y = 0; y < half; y++)
            for (int x = 0; x < half; x++)
            {
                int i = 2 * y * Size + 2 * x;
                pixels[y * half + x] = (pixels[i] + pixels[i + 1] + pixels[i + Size] + pixels[i + Size + 1]) / 4;
            }

        Size = half;
    }

    /// <summary>
    /// The layer at (u, v), pixel centres at whole numbers, both within [1, Size - 2): colour by Catmull-Rom
    /// interpolation, the weight bilinearly (it must stay within [0, 1]); colour is left out where the weight is 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector4 Sample(float u, float v)
    {
        int x = (int)u, y = (int)v;
        float s = u - x, t = v - y;
        int i = y * Size + x;
        float weight = Mix(Mix(pixels[i].W, pixels[i + 1].W, s), Mix(pixels[i + Size].W, pixels[i + Size + 1].W, s), t);
        if (weight <= 0)
            return default;

        Vector4 across = Cubic(s);
        Vector4 down = Cubic(t);
        Vector4 colour = down.X * Blend(i - Size, across) + down.Y * Blend(i, across)
            + down.Z * Blend(i + Size, across) + down.W * Blend(i + 2 * Size, across);
        colour.W = weight;
        return colour;
    }

    private static float Mix(float a, float b, float share) => a + (b - a) * share;

    private Vector4 Blend(int i, Vector4 weights) =>
        weights.X * pixels[i - 1] + weights.Y * pixels[i] + weights.Z * pixels[i + 1] + weights.W * pixels[i + 2];

    /// <summary>Catmull-Rom weights of the neighbours at -1, 0, 1, 2 for a point at <paramref name="t"/> in [0, 1).</summary>
    private static Vector4 Cubic(float t)
    {
        float t2 = t * t, t3 = t2 * t;
        return 0.5f * new Vector4(2 * t2 - t3 - t, 3 * t3 - 5 * t2 + 2, 4 * t2 - 3 * t3 + t, t3 - t2);
    }
}
