using System.Numerics;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Warping;

namespace Chrysalis.Talking.Families.AnyFace.Painting;

/// <summary>Where a mouth's inside and its lips are, as shares of pixels.</summary>
internal static class MouthMasks
{
    /// <summary>Draws both masks of a square.</summary>
    /// <param name="points">The mesh in the square's pixels.</param>
    /// <param name="size">Edge of the square.</param>
    /// <param name="inside">size x size: the mouth's inside.</param>
    /// <param name="lips">size x size: the lips.</param>
    public static void Draw(ReadOnlySpan<Vector2> points, int size, Span<float> inside, Span<float> lips)
    {
        Fill(points, LipRings.Inner, size, inside);
        Fill(points, LipRings.Outer, size, lips);
        for (int i = 0; i < lips.Length; i++)
            lips[i] = Math.Max(0, lips[i] - inside[i]);
    }

    /// <summary>The share of every pixel that a polygon covers.</summary>
    public static void Fill(ReadOnlySpan<Vector2> points, ReadOnlySpan<int> ring, int size, Span<float> mask)
    {
        mask.Clear();
        PolygonFill.Add(points, ring, size, mask);
    }
}
