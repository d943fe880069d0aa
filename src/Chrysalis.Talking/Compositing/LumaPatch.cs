using System.Numerics;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Compositing;

/// <summary>A plane of brightness (levels) cut from a frame, with the filters that sharpening needs. Edges repeat.</summary>
internal sealed class LumaPatch
{
    /// <summary>The brightness of a part of a frame (BT.601).</summary>
    public LumaPatch(Frame frame, PixelArea area)
        : this(area.Width, area.Height)
    {
        for (int y = 0, i = 0; y < area.Height; y++)
        {
            ReadOnlySpan<byte> row = frame.Row(area.Y + y).Slice(area.X * 3, area.Width * 3);
            for (int x = 0; x < row.Length; x += 3, i++)
                Values[i] = 0.299f * row[x] + 0.587f * row[x + 1] + 0.114f * row[x + 2];
        }
    }

    private LumaPatch(int width, int height) => (Width, Height, Values) = (width, height, new float[width * height]);

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>The values, row by row.</summary>
    public float[] Values { get; }

    /// <summary>Weighted by a Gaussian.</summary>
    /// <param name="sigma">Its standard deviation in pixels.</param>
    public LumaPatch Blurred(float sigma)
    {
        int radius = (int)MathF.Ceiling(2.5f * sigma);
        float[] kernel = [.. Enumerable.Range(-radius, 2 * radius + 1).Select(i => MathF.Exp(-i * i / (2 * sigma * sigma)))];
        float sum = kernel.Sum();
        for (int i = 0; i < kernel.Length; i++)
            kernel[i] /= sum;
        return AlongRows(kernel, radius).AlongColumns(kernel, radius);
    }

    /// <summary>This less another one.</summary>
    public LumaPatch Minus(LumaPatch other)
    {
        var difference = new LumaPatch(Width, Height);
        for (int i = 0; i < Values.Length; i++)
            difference.Values[i] = Values[i] - other.Values[i];
        return difference;
    }

    /// <summary>The four neighbours less four times the value, at a pixel that has four neighbours.</summary>
    public float Laplacian(int i) => Values[i - 1] + Values[i + 1] + Values[i - Width] + Values[i + Width] - 4 * Values[i];

    /// <summary>The least and greatest value in the 3 x 3 pixels around a pixel that has all of them.</summary>
    public (float Least, float Most) Range(int i)
    {
        (float least, float most) = (Values[i], Values[i]);
        for (int row = i - Width; row <= i + Width; row += Width)
            for (int j = row - 1; j <= row + 1; j++)
                (least, most) = (Math.Min(least, Values[j]), Math.Max(most, Values[j]));
        return (least, most);
    }

    private LumaPatch AlongRows(float[] kernel, int radius)
    {
        var result = new LumaPatch(Width, Height);
        var padded = new float[Width + 2 * radius];
        for (int y = 0; y < Height; y++)
        {
            ReadOnlySpan<float> row = Values.AsSpan(y * Width, Width);
            padded.AsSpan(0, radius).Fill(row[0]);
            row.CopyTo(padded.AsSpan(radius));
            padded.AsSpan(radius + Width).Fill(row[^1]);
            Span<float> target = result.Values.AsSpan(y * Width, Width);
            for (int k = 0; k < kernel.Length; k++)
                AddScaled(target, padded.AsSpan(k, Width), kernel[k]);
        }

        return result;
    }

    private LumaPatch AlongColumns(float[] kernel, int radius)
    {
        var result = new LumaPatch(Width, Height);
        for (int y = 0; y < Height; y++)
            for (int k = 0; k < kernel.Length; k++)
                AddScaled(
                    result.Values.AsSpan(y * Width, Width), Values.AsSpan(Math.Clamp(y + k - radius, 0, Height - 1) * Width, Width),
                    kernel[k]);
        return result;
    }

    private static void AddScaled(Span<float> target, ReadOnlySpan<float> source, float factor)
    {
        int x = 0;
        for (; x + Vector<float>.Count <= target.Length; x += Vector<float>.Count)
            (new Vector<float>(target[x..]) + new Vector<float>(source[x..]) * factor).CopyTo(target[x..]);
        for (; x < target.Length; x++)
            target[x] += source[x] * factor;
    }
}
