using System.Numerics;

namespace Chrysalis.Talking.Faces.Mesh;

/// <summary>
/// The face mesh with a ring of 36 more points around its outline (numbers 468 to 503, in the outline's order), which no mouth moves:
/// between the two jaw and cheeks give way.
/// </summary>
internal static class HeadMesh
{
    /// <summary>Number of points.</summary>
    public const int Count = Landmarks.Count + 36;

    private const float RingBeyond = 0.4f;

    /// <summary>Triangles of ring, skin, lips and eyes, three points each.</summary>
    public static readonly int[] Skin = [.. RingTriangles(), .. FaceTriangles.Corners];

    /// <summary>Triangles of the mouth's inside.</summary>
    public static readonly int[] Inside = [.. InsideTriangles()];

    /// <summary>The 468 points of a face at rest with their ring.</summary>
    public static Vector3[] WithRing(ReadOnlySpan<Vector3> face)
    {
        var points = new Vector3[Count];
        face.CopyTo(points);
        Vector3 centre = (face[10] + face[152]) / 2;
        for (int i = 0; i < LipRings.Oval.Length; i++)
        {
            Vector3 edge = face[LipRings.Oval[i]];
            points[Landmarks.Count + i] = edge + RingBeyond * (edge - centre) with { Z = 0 };
        }

        return points;
    }

    private static IEnumerable<int> RingTriangles()
    {
        int count = LipRings.Oval.Length;
        for (int i = 0; i < count; i++)
        {
            int next = (i + 1) % count;
            (int inner, int innerNext) = (LipRings.Oval[i], LipRings.Oval[next]);
            (int outer, int outerNext) = (Landmarks.Count + i, Landmarks.Count + next);
            foreach (int corner in (int[])[outer, outerNext, inner, inner, outerNext, innerNext])
                yield return corner;
        }
    }

    private static IEnumerable<int> InsideTriangles()
    {
        (int Upper, int Lower)[] pairs = LipRings.Facing;
        foreach (int corner in (int[])[LipRings.Inner[0], pairs[0].Upper, pairs[0].Lower])
            yield return corner;
        for (int i = 0; i + 1 < pairs.Length; i++)
        {
            (int u, int l) = pairs[i];
            (int nextU, int nextL) = pairs[i + 1];
            foreach (int corner in (int[])[u, nextU, l, l, nextU, nextL])
                yield return corner;
        }

        foreach (int corner in (int[])[pairs[^1].Upper, LipRings.Inner[10], pairs[^1].Lower])
            yield return corner;
    }
}
