using System.Numerics;

namespace Chrysalis.Talking.Faces;

/// <summary>
/// The 468 points of the MediaPipe face mesh in frame pixels (z on the same scale, smaller is nearer). Read-only: may be shared between
/// threads.
/// </summary>
public sealed class Landmarks
{
    /// <summary>Number of points.</summary>
    public const int Count = 468;

    /// <summary>Wraps coordinates, shape 468 x 3 (x, y, z), without copying them.</summary>
    /// <exception cref="ArgumentException">The array is not of that length.</exception>
    public Landmarks(float[] xyz)
    {
        ArgumentNullException.ThrowIfNull(xyz);
        if (xyz.Length != Count * 3)
        {
            throw new ArgumentException($"{xyz.Length} coordinates given; a face mesh has {Count} x 3.", nameof(xyz));
        }

        Xyz = xyz;
    }

    /// <summary>Coordinates, shape 468 x 3.</summary>
    public float[] Xyz { get; }

    /// <summary>Point <paramref name="index"/> in the picture plane.</summary>
    public Vector2 this[int index] => new(Xyz[index * 3], Xyz[index * 3 + 1]);
}
