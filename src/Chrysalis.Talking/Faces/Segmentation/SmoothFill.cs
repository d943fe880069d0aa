using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Segmentation;

/// <summary>
/// Continues a picture smoothly into where nothing is known: the membrane whose every unknown pixel is the mean of its neighbours
/// (Laplace's equation), from coarse to fine.
/// </summary>
internal static class SmoothFill
{
    private const int Sweeps = 30, LeastEdge = 2;

    /// <summary>Fills a picture in place; grey where nothing at all is known.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="isKnown">For each pixel whether it stays as it is.</param>
    public static void Fill(Frame picture, bool[] isKnown)
    {
        if (!isKnown.Contains(true))
        {
            picture.Rgb.AsSpan().Fill(128);
            return;
        }

        for (int c = 0; c < 3; c++)
        {
            var plane = new float[isKnown.Length];
            for (int i = 0; i < plane.Length; i++)
                plane[i] = picture.Rgb[i * 3 + c];
            Fill(plane, isKnown, picture.Width);
            for (int i = 0; i < plane.Length; i++)
                picture.Rgb[i * 3 + c] = (byte)Math.Clamp(MathF.Round(plane[i]), 0, 255);
        }
    }

    /// <summary>Fills one plane in place: known values, one at least, are kept.</summary>
    public static void Fill(float[] plane, bool[] isKnown, int width)
    {
        int height = plane.Length / width;
        if (width <= LeastEdge && height <= LeastEdge)
        {
            FillWithMean(plane, isKnown);
            return;
        }

        (float[] half, bool[] halfKnown, int halfWidth) = Halved(plane, isKnown, width, height);
        Fill(half, halfKnown, halfWidth);
        for (int i = 0; i < plane.Length; i++)
        {
            if (!isKnown[i])
                plane[i] = half[i / width / 2 * halfWidth + i % width / 2];
        }

        Relax(plane, isKnown, width, height);
    }

    private static void FillWithMean(float[] plane, bool[] isKnown)
    {
        float mean = plane.Where((_, i) => isKnown[i]).DefaultIfEmpty().Average();
        for (int i = 0; i < plane.Length; i++)
        {
            if (!isKnown[i])
                plane[i] = mean;
        }
    }

    private static (float[] Plane, bool[] IsKnown, int Width) Halved(float[] plane, bool[] isKnown, int width, int height)
    {
        int halfWidth = (width + 1) / 2, halfHeight = (height + 1) / 2;
        var half = new float[halfWidth * halfHeight];
        var counts = new int[half.Length];
        for (int i = 0; i < plane.Length; i++)
        {
            if (!isKnown[i])
                continue;
            int at = i / width / 2 * halfWidth + i % width / 2;
            half[at] += plane[i];
            counts[at]++;
        }

        for (int i = 0; i < half.Length; i++)
            half[i] /= Math.Max(1, counts[i]);
        return (half, [.. counts.Select(count => count > 0)], halfWidth);
    }

    private static void Relax(float[] plane, bool[] isKnown, int width, int height)
    {
        int[] unknown = [.. Enumerable.Range(0, plane.Length).Where(i => !isKnown[i])];
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (int i in unknown)
            {
                (int x, int y) = (i % width, i / width);
                (float sum, int count) = (0, 0);
                if (x > 0)
                    (sum, count) = (sum + plane[i - 1], count + 1);
                if (x < width - 1)
                    (sum, count) = (sum + plane[i + 1], count + 1);
                if (y > 0)
                    (sum, count) = (sum + plane[i - width], count + 1);
                if (y < height - 1)
                    (sum, count) = (sum + plane[i + width], count + 1);
                plane[i] = count > 0 ? sum / count : plane[i];
            }
        }
    }
}
