using Chrysalis.Talking.Faces.Expression;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>Which pixels a step looks at, and where they lie.</summary>
internal static class SyncTalkPixels
{
    /// <summary>Pixels anywhere; one may come twice.</summary>
    public static int[] Anywhere(Random draw, int width, int height, int count) =>
        [.. Enumerable.Range(0, Math.Min(count, width * height)).Select(_ => draw.Next(width * height))];

    /// <summary>Squares anywhere, as many as make so many pixels; where the picture is too small, pixels anywhere.</summary>
    public static int[] Patches(Random draw, int width, int height, int count, int edge)
    {
        int patches = Math.Min(count, width * height) / (edge * edge);
        if (patches == 0 || width <= edge || height <= edge)
            return Anywhere(draw, width, height, count);
        var pixels = new List<int>();
        for (int i = 0; i < patches; i++)
        {
            (int top, int left) = (draw.Next(height - edge), draw.Next(width - edge));
            pixels.AddRange(Of(new(left, top, edge, edge), width));
        }

        return [.. pixels];
    }

    /// <summary>The pixels of a box within the picture.</summary>
    public static IEnumerable<int> Of(PixelBox box, int width) =>
        from row in Enumerable.Range(box.Y, box.Height)
        from column in Enumerable.Range(box.X, box.Width)
        select row * width + column;

    /// <summary>1 for pixels whose middle is in a box, else 0: N.</summary>
    public static Tensor In(PixelBox box, int[] pixels, int width) => tensor(pixels.Select(pixel =>
    {
        (int row, int column) = Math.DivRem(pixel, width);
        return row >= box.Y && row < box.Y + box.Height && column >= box.X && column < box.X + box.Width ? 1f : 0;
    }).ToArray());
}
