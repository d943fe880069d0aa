namespace Chrysalis.Talking.VolumeRendering.Marching;

/// <summary>The part of a ray that lies in a box, as distances from the ray's origin in scene units.</summary>
/// <param name="Near">Where the ray enters.</param>
/// <param name="Far">Where it leaves; not above <paramref name="Near"/> where there is nothing to march through.</param>
internal readonly record struct RaySpan(float Near, float Far)
{
    /// <summary>What a ray has that misses the box: both distances are the greatest number, as in the public code.</summary>
    public static RaySpan Missed { get; } = new(float.MaxValue, float.MaxValue);

    /// <summary>Whether the ray misses the box.</summary>
    public bool IsMiss => Near == float.MaxValue;
}
