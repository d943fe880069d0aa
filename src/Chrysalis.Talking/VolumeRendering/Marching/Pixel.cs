using System.Numerics;

namespace Chrysalis.Talking.VolumeRendering.Marching;

/// <summary>What a ray has gathered.</summary>
/// <param name="Colour">Red, green and blue, each times its weight: what is behind is still to be added.</param>
/// <param name="Opacity">The sum of the weights, 0 to 1.</param>
/// <param name="Depth">The sum of the samples' distances, each times its weight, in scene units.</param>
internal readonly record struct Pixel(Vector3 Colour, float Opacity, float Depth)
{
    /// <summary>The colour before a background.</summary>
    public Vector3 Over(Vector3 background) => Colour + (1 - Opacity) * background;

    /// <summary>The depth as a share of a ray's way through its box; 0 for a ray that misses it.</summary>
    public float RelativeDepth(RaySpan span) => span.IsMiss ? 0 : MathF.Max(Depth - span.Near, 0) / (span.Far - span.Near);
}
