using System.Numerics;

namespace Chrysalis.Talking.VolumeRendering;

/// <summary>What a ray sees.</summary>
/// <param name="Colour">Red, green, blue in [0, 1], the background included.</param>
/// <param name="Foreground">The same of all samples but the last, which is the background.</param>
/// <param name="BackgroundWeight">The share of light that comes from the background.</param>
/// <param name="Opacity">The sum of all weights: 1 but for rounding, as the background closes the ray.</param>
/// <param name="Depth">Mean depth of what is seen, in lengths of the ray's direction.</param>
internal readonly record struct CompositedRay(
    Vector3 Colour, Vector3 Foreground, float BackgroundWeight, float Opacity, float Depth)
{
    /// <summary>The inverse of the depth.</summary>
    public float Disparity => 1 / MathF.Max(RayRule.SmallestDepth, Depth / Opacity);
}
