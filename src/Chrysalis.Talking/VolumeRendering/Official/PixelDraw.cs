using Chrysalis.Talking.Faces.Expression;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Official;

/// <summary>Draws pixels of a picture to teach.</summary>
internal static class PixelDraw
{
    /// <summary>Different pixels of a picture.</summary>
    /// <param name="draw">Draws.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="count">How many; no more than there are.</param>
    public static int[] Different(Random draw, int width, int height, int count) =>
        Different(draw, width * height, count, i => i);

    /// <summary>Different pixels, most of them in a box.</summary>
    /// <param name="draw">Draws.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="box">The box; what is beyond the picture is left out.</param>
    /// <param name="count">How many.</param>
    /// <param name="share">The share of them that lie in the box.</param>
    public static int[] Mostly(Random draw, int width, int height, PixelBox box, int count, double share)
    {
        (int left, int top) = (Math.Clamp(box.X, 0, width), Math.Clamp(box.Y, 0, height));
        int columns = Math.Clamp(box.X + box.Width, left, width) - left, rows = Math.Clamp(box.Y + box.Height, top, height) - top;
        int inside = Math.Min((int)(count * share), columns * rows);
        int[] first = Different(draw, columns * rows, inside, i => (top + i / columns) * width + left + i % columns);
        int[] outside = [.. Enumerable.Range(0, width * height).Where(i =>
            i % width < left || i % width >= left + columns || i / width < top || i / width >= top + rows)];
        return [.. first, .. Different(draw, outside.Length, Math.Min(count - inside, outside.Length), i => outside[i])];
    }

    /// <summary>Pixels' colours, N x 3 in [0, 1].</summary>
    public static Tensor Colours(Frame picture, ReadOnlySpan<int> pixels)
    {
        var values = new byte[pixels.Length * 3];
        for (int i = 0; i < pixels.Length; i++)
            picture.Rgb.AsSpan(pixels[i] * 3, 3).CopyTo(values.AsSpan(3 * i));
        return tensor(values).view(-1, 3).to(ScalarType.Float32) / Scalars.Of(255);
    }

    private static int[] Different(Random draw, int of, int count, Func<int, int> pixel)
    {
        // Floyd's sampling: each set of so many is as likely.
        var taken = new HashSet<int>();
        for (int last = of - Math.Min(count, of); last < of; last++)
        {
            int one = draw.Next(last + 1);
            if (!taken.Add(one))
                taken.Add(last);
        }

        return [.. taken.Select(pixel)];
    }
}
