namespace Chrysalis.Talking.Media.Colours;

/// <summary>
/// Light without bounds to the light of plain video: unchanged up to a knee, above it rolled off so that the brightest light becomes
/// white.
/// </summary>
/// <param name="WhiteNits">What becomes white, or nearly so, in cd/m2.</param>
/// <param name="PeakNits">The brightest light, in cd/m2.</param>
internal readonly record struct ToneCurve(float WhiteNits, float PeakNits)
{
    /// <summary>White of plain video, and of HDR video (ITU-R BT.2408-7), in cd/m2.</summary>
    public const float VideoWhiteNits = 100, HdrWhiteNits = 203;

    private const float Knee = 0.75f;

    /// <summary>
    /// The curve for a video: one that was plain video before, without anything brighter than its white, stays as it was; one with HDR's
    /// white is shown by that.
    /// </summary>
    /// <param name="brightNits">Light that one pixel in two hundred is brighter than.</param>
    /// <param name="peakNits">The brightest light.</param>
    public static ToneCurve For(float brightNits, float peakNits)
    {
        float white = Math.Clamp(brightNits, VideoWhiteNits, HdrWhiteNits);
        return new(white, Math.Max(white, peakNits));
    }

    /// <summary>Light as a share of video's white, 0 to 1.</summary>
    public float Of(float nits)
    {
        float light = nits / WhiteNits;
        float peak = PeakNits / WhiteNits;
        if (light <= Knee || peak <= 1.05f)
            return Math.Min(light, 1);

        // Reinhard 2002, eq. 4, begun at the knee with slope one.
        float above = (light - Knee) / (1 - Knee);
        float most = (peak - Knee) / (1 - Knee);
        return Math.Min(1, Knee + (1 - Knee) * above * (1 + above / (most * most)) / (1 + above));
    }
}
