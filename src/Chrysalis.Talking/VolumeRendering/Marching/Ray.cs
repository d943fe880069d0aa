using System.Numerics;

namespace Chrysalis.Talking.VolumeRendering.Marching;

/// <summary>A ray through a scene.</summary>
/// <param name="Origin">Where it begins, in scene units.</param>
/// <param name="Direction">Where it goes; of length 1, so that distances along it are in scene units.</param>
internal readonly record struct Ray(Vector3 Origin, Vector3 Direction)
{
    /// <summary>The point at a distance.</summary>
    public Vector3 At(float distance) => Origin + distance * Direction;
}
