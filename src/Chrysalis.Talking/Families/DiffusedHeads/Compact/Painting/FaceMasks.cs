using System.Numerics;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Warping;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;

/// <summary>Where a face's mouth, lips and eyes are, as shares of pixels.</summary>
internal static class FaceMasks
{
    /// <summary>The lids' edges, clockwise from each eye's left corner.</summary>
    private static readonly int[] LeftEye = [33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7];

    private static readonly int[] RightEye = [362, 398, 384, 385, 386, 387, 388, 466, 263, 249, 390, 373, 374, 380, 381, 382];

    /// <summary>Draws the masks of a square.</summary>
    /// <param name="points">The mesh in the square's pixels.</param>
    /// <param name="size">Edge of the square.</param>
    /// <param name="masks">3 x size x size: the mouth's inside, the lips, the eyes.</param>
    public static void Draw(ReadOnlySpan<Vector2> points, int size, Span<float> masks)
    {
        int plane = size * size;
        Span<float> inside = masks[..plane], lips = masks.Slice(plane, plane), eyes = masks.Slice(2 * plane, plane);
        masks.Clear();
        PolygonFill.Add(points, LipRings.Inner, size, inside);
        PolygonFill.Add(points, LipRings.Outer, size, lips);
        PolygonFill.Add(points, LeftEye, size, eyes);
        PolygonFill.Add(points, RightEye, size, eyes);
        for (int i = 0; i < plane; i++)
            lips[i] = Math.Max(0, lips[i] - inside[i]);
    }
}
