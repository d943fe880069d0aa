namespace Chrysalis.Talking.Faces.Segmentation;

/// <summary>
/// Smooths a mask along the edges of its picture: within every window the mask is taken for a linear function of the brightness
/// (He, Sun and Tang 2010, eq. 5 to 8).
/// </summary>
internal static class GuidedFilter
{
    /// <summary>Filters a mask.</summary>
    /// <param name="guide">The picture's brightness, 0 to 1, row by row.</param>
    /// <param name="mask">Values of the same size.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="radius">Windows reach so many pixels to each side.</param>
    /// <param name="smoothness">Variance of brightness below which a window counts as flat.</param>
    public static float[] Apply(float[] guide, float[] mask, int width, int radius, float smoothness)
    {
        float[] meanGuide = BoxMean.Of(guide, width, radius), meanMask = BoxMean.Of(mask, width, radius);
        float[] meanBoth = BoxMean.Of([.. guide.Zip(mask, (g, m) => g * m)], width, radius);
        float[] meanSquare = BoxMean.Of([.. guide.Select(g => g * g)], width, radius);
        var slope = new float[mask.Length];
        var offset = new float[mask.Length];
        for (int i = 0; i < mask.Length; i++)
        {
            slope[i] = (meanBoth[i] - meanGuide[i] * meanMask[i]) / (meanSquare[i] - meanGuide[i] * meanGuide[i] + smoothness);
            offset[i] = meanMask[i] - slope[i] * meanGuide[i];
        }

        (slope, offset) = (BoxMean.Of(slope, width, radius), BoxMean.Of(offset, width, radius));
        for (int i = 0; i < mask.Length; i++)
            offset[i] += slope[i] * guide[i];
        return offset;
    }
}
