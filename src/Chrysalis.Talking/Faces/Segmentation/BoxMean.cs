namespace Chrysalis.Talking.Faces.Segmentation;

/// <summary>The mean over a square around each pixel, by running sums; at the picture's edges over what is there of it.</summary>
internal static class BoxMean
{
    /// <summary>The means.</summary>
    /// <param name="values">One a pixel, row by row.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="radius">Squares reach so many pixels to each side.</param>
    public static float[] Of(float[] values, int width, int radius)
    {
        int height = values.Length / width;
        var rows = new float[values.Length];
        for (int y = 0; y < height; y++)
            Along(values, rows, y * width, 1, width, radius);
        var means = new float[values.Length];
        for (int x = 0; x < width; x++)
            Along(rows, means, x, width, height, radius);
        return means;
    }

    private static void Along(float[] from, float[] to, int start, int step, int count, int radius)
    {
        double sum = 0;
        for (int i = 0; i < Math.Min(radius, count); i++)
            sum += from[start + i * step];
        for (int i = 0; i < count; i++)
        {
            if (i + radius < count)
                sum += from[start + (i + radius) * step];
            if (i - radius - 1 >= 0)
                sum -= from[start + (i - radius - 1) * step];
            to[start + i * step] = (float)(sum / (Math.Min(count - 1, i + radius) - Math.Max(0, i - radius) + 1));
        }
    }
}
