using System.Numerics;
using System.Runtime.CompilerServices;
using Chrysalis.Talking.Faces.Camera;

namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>
/// How far forward a person's face lies at each place, seen from the front: a head that is learnt above it, instead of in the room, has its
/// skin everywhere at about the same height, so that planes hold its look as if it were flat.
/// </summary>
internal static class HeadRelief
{
    /// <summary>Places along a side.</summary>
    public const int Side = 64;

    /// <summary>Numbers of a relief.</summary>
    public const int Values = Side * Side;

    // Between Shepard's peaks (2) and steps (many); what keeps a place on a point finite.
    private const int HalfPower = 2;
    private const float Smallest = 1e-4f;

    /// <summary>A person's relief: heights in head space, row by row from y = -1; beside the face as high as its edge.</summary>
    /// <remarks>Shepard's interpolation of the face's points (1968), by the inverse fourth power of the distance.</remarks>
    public static float[] Of(HeadShape person)
    {
        var heights = new float[Values];
        for (int i = 0; i < heights.Length; i++)
        {
            var at = new Vector2(Coordinate(i % Side), Coordinate(i / Side));
            (double sum, double all) = (0, 0);
            foreach (Vector3 point in person.Points)
            {
                double weight = Math.Pow(Vector2.DistanceSquared(at, new(point.X, point.Y)) + Smallest, -HalfPower);
                (sum, all) = (sum + weight * point.Z, all + weight);
            }

            heights[i] = (float)(sum / all);
        }

        return heights;
    }

    /// <summary>The height at a place, between the four around it; places beyond [-1, 1] are taken to the border.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float At(ReadOnlySpan<float> heights, float x, float y)
    {
        const float Scale = 0.5f * (Side - 1), Most = Side - 1.001f;
        (x, y) = (float.Clamp((x + 1) * Scale, 0, Most), float.Clamp((y + 1) * Scale, 0, Most));
        (int column, int row) = ((int)x, (int)y);
        (float right, float up) = (x - column, y - row);
        ReadOnlySpan<float> lower = heights.Slice(row * Side + column, 2), upper = heights.Slice((row + 1) * Side + column, 2);
        float low = lower[0] + (lower[1] - lower[0]) * right;
        return low + (upper[0] + (upper[1] - upper[0]) * right - low) * up;
    }

    private static float Coordinate(int place) => 2f * place / (Side - 1) - 1;
}
