namespace Chrysalis.Talking.VolumeRendering;

/// <summary>The part of a ray that is sampled, in lengths of the ray's direction from its origin.</summary>
internal readonly record struct DepthRange
{
    /// <exception cref="ArgumentOutOfRangeException">Not 0 &lt; near &lt; far, both finite.</exception>
    public DepthRange(float near, float far)
    {
        if (!float.IsFinite(near) || near <= 0)
            throw new ArgumentOutOfRangeException(nameof(near), near, "A ray is sampled in front of the camera: near is above 0.");
        if (!float.IsFinite(far) || far <= near)
            throw new ArgumentOutOfRangeException(nameof(far), far, $"A ray is sampled from near to far: far is above {near}.");
        (Near, Far) = (near, far);
    }

    /// <summary>Where sampling begins.</summary>
    public float Near { get; }

    /// <summary>Where it ends; the background lies there.</summary>
    public float Far { get; }
}
