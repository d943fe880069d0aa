namespace Chrysalis.Talking.VolumeRendering;

/// <summary>The small numbers of the published volume renderer, which decide what thin air weighs.</summary>
internal static class RayRule
{
    /// <summary>Added to each weight before depths are drawn by them, so that a ray through nothing can be sampled.</summary>
    public const float WeightFloor = 1e-5f;

    /// <summary>A bin of a smaller share counts as none: within it no depth is interpolated.</summary>
    public const float SmallestShare = 1e-5f;

    /// <summary>Added to every density.</summary>
    public const float DensityFloor = 1e-6f;

    /// <summary>Added to what passes a sample, so that no product becomes zero.</summary>
    public const float TransmittanceFloor = 1e-10f;

    /// <summary>The last sample reaches so far: it takes all the light that is left, and has the background's colour.</summary>
    public const float LastGap = 1e10f;

    /// <summary>The least depth that a disparity is the inverse of.</summary>
    public const float SmallestDepth = 1e-10f;

    /// <summary>Values a sample: red, green, blue before the sigmoid, density before the rectifier.</summary>
    public const int RawValues = 4;
}
