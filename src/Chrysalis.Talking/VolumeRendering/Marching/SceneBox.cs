using System.Numerics;

namespace Chrysalis.Talking.VolumeRendering.Marching;

/// <summary>The box of space that a scene lies in, its sides along the axes. May be shared between threads.</summary>
/// <param name="Lowest">Its corner of the smallest coordinates.</param>
/// <param name="Highest">Its corner of the largest coordinates.</param>
internal readonly record struct SceneBox(Vector3 Lowest, Vector3 Highest)
{
    /// <summary>The box of the public heads: as wide and deep as the bound on both sides of 0, half as high.</summary>
    public static SceneBox OfHead(float bound) => new(new(-bound, -bound / 2, -bound), new(bound, bound / 2, bound));

    /// <summary>Where a ray is in the box, by the slabs between its sides (Kay and Kajiya 1986).</summary>
    /// <param name="ray">The ray.</param>
    /// <param name="leastNear">Nothing nearer to the origin is seen; in scene units.</param>
    public RaySpan Cross(Ray ray, float leastNear)
    {
        Vector3 inverse = Vector3.One / ray.Direction;
        (float near, float far) = Slab(Lowest.X, Highest.X, ray.Origin.X, inverse.X);
        (float nearY, float farY) = Slab(Lowest.Y, Highest.Y, ray.Origin.Y, inverse.Y);
        if (near > farY || nearY > far)
            return RaySpan.Missed;
        (near, far) = (nearY > near ? nearY : near, farY < far ? farY : far);
        (float nearZ, float farZ) = Slab(Lowest.Z, Highest.Z, ray.Origin.Z, inverse.Z);
        if (near > farZ || nearZ > far)
            return RaySpan.Missed;
        (near, far) = (nearZ > near ? nearZ : near, farZ < far ? farZ : far);
        return new(near < leastNear ? leastNear : near, far);
    }

    private static (float Near, float Far) Slab(float low, float high, float origin, float inverse)
    {
        (float a, float b) = ((low - origin) * inverse, (high - origin) * inverse);
        return a > b ? (b, a) : (a, b);
    }
}
