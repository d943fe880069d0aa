using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Motion.Stills;

/// <summary>
/// The mesh of a head that sways in its picture: the points of <see cref="HeadMesh"/>, of which the ring takes hair, ears and neck along,
/// and a second ring of 36 points further out that stands still. Between the two rings the picture gives way. Ring points that would lie
/// outside the picture stand still on its border, so that the border does.
/// </summary>
internal sealed class SwayingHead
{
    private const float StillBeyond = 1.3f;

    private static readonly int[] Outer = [.. OuterTriangles()];

    private readonly HeadPlacement placement;
    private readonly bool[] stands = new bool[HeadMesh.Count];
    private readonly int[] hidden;

    /// <param name="placement">The head in the picture.</param>
    /// <param name="face">The points of <see cref="HeadMesh"/> in face coordinates, the mouth as it is to be at rest.</param>
    /// <param name="measured">Its mesh as measured.</param>
    /// <param name="width">Width of the picture.</param>
    /// <param name="height">Its height.</param>
    public SwayingHead(HeadPlacement placement, Vector3[] face, Landmarks measured, int width, int height)
    {
        this.placement = placement;
        Vector2[] inner = [.. face.Select(placement.ToFrame).Select(point => new Vector2(point.X, point.Y))];
        for (int i = 0; i < Landmarks.Count; i++)
            inner[i] = measured[i];
        Vector2 centre = (inner[10] + inner[152]) / 2;
        From = new Vector2[HeadMesh.Count + LipRings.Oval.Length];
        inner.CopyTo(From, 0);
        for (int i = 0; i < LipRings.Oval.Length; i++)
        {
            int ring = Landmarks.Count + i;
            From[ring] = WithinPicture(centre, inner[ring], width, height);
            stands[ring] = From[ring] != inner[ring];
            From[HeadMesh.Count + i] = stands[ring]
                ? inner[ring]
                : WithinPicture(centre, centre + (inner[LipRings.Oval[i]] - centre) * (1 + StillBeyond), width, height);
        }

        hidden = [.. HeadMesh.Skin.Chunk(3).SelectMany(corners => Hidden(corners, face))];
    }

    /// <summary>The points in the picture as it is.</summary>
    public Vector2[] From { get; }

    /// <summary>
    /// The points in the picture as it is to be; the triangles of ring and skin, the furthest first, so that a cheek that turns away is
    /// hidden by what is before it; and the triangles that the picture does not show and that come to be seen.
    /// </summary>
    /// <param name="face">The points of <see cref="HeadMesh"/> with the mouth and lids they are to have, in face coordinates.</param>
    /// <param name="motion">The turn and the shift; a photo has no camera, so a head that comes nearer does not grow.</param>
    public (Vector2[] Points, int[] Triangles, int[] Opened) Moved(ReadOnlySpan<Vector3> face, HeadMotion motion)
    {
        Matrix4x4 turn = HeadPlacement.RotationOf(motion.Turn);
        Vector3 shift = new Vector3(motion.Shift.X, -motion.Shift.Y, 0) * HeadPlacement.OuterCorners;
        var moved = (Vector2[])From.Clone();
        var depths = new float[face.Length];
        for (int i = 0; i < face.Length; i++)
        {
            Vector3 point = placement.ToFrame(Vector3.Transform(face[i] - HeadPlacement.Neck, turn) + HeadPlacement.Neck + shift);
            depths[i] = point.Z;
            if (!stands[i])
                moved[i] = new(point.X, point.Y);
        }

        return (moved, [.. Outer, .. FromBehind(depths)], hidden);
    }

    /// <summary>The triangles of the skin, the furthest first.</summary>
    private static int[] FromBehind(float[] depths)
    {
        int[] skin = HeadMesh.Skin;
        var order = new int[skin.Length / 3];
        var nearness = new float[order.Length];
        for (int i = 0; i < order.Length; i++)
            (order[i], nearness[i]) = (i, -depths[skin[i * 3]] - depths[skin[i * 3 + 1]] - depths[skin[i * 3 + 2]]);
        Array.Sort(nearness, order);
        var sorted = new int[skin.Length];
        for (int i = 0; i < order.Length; i++)
            skin.AsSpan(order[i] * 3, 3).CopyTo(sorted.AsSpan(i * 3));
        return sorted;
    }

    /// <summary>The corners of a triangle, clockwise from the front, if the picture shows it from behind or edge on; else none.</summary>
    private int[] Hidden(int[] corners, Vector3[] face)
    {
        (int a, int b, int c) = (corners[0], corners[1], corners[2]);
        float ahead = Turn(new(face[a].X, face[a].Y), new(face[b].X, face[b].Y), new(face[c].X, face[c].Y));
        return Turn(From[a], From[b], From[c]) * ahead > 0 ? [] : ahead > 0 ? [a, b, c] : [a, c, b];
    }

    private static float Turn(Vector2 a, Vector2 b, Vector2 c) => (b.X - a.X) * (c.Y - a.Y) - (b.Y - a.Y) * (c.X - a.X);

    /// <summary>Points as landmarks without depth, to fit an alignment to.</summary>
    public static Landmarks Flat(ReadOnlySpan<Vector2> points)
    {
        var xyz = new float[Landmarks.Count * 3];
        for (int i = 0; i < Landmarks.Count; i++)
            (xyz[i * 3], xyz[i * 3 + 1]) = (points[i].X, points[i].Y);
        return new(xyz);
    }

    /// <summary>A point, or where the way to it from another leaves the picture.</summary>
    private static Vector2 WithinPicture(Vector2 from, Vector2 to, int width, int height)
    {
        Vector2 way = to - from;
        float share = Math.Min(Share(from.X, way.X, width), Share(from.Y, way.Y, height));
        return share >= 1 ? to : from + way * share;

        static float Share(float start, float way, int edge) =>
            way > 0 ? (edge - start) / way : way < 0 ? -start / way : float.PositiveInfinity;
    }

    private static IEnumerable<int> OuterTriangles()
    {
        int count = LipRings.Oval.Length;
        for (int i = 0; i < count; i++)
        {
            int next = (i + 1) % count;
            (int inner, int innerNext) = (Landmarks.Count + i, Landmarks.Count + next);
            (int outer, int outerNext) = (HeadMesh.Count + i, HeadMesh.Count + next);
            foreach (int corner in (int[])[outer, outerNext, inner, inner, outerNext, innerNext])
                yield return corner;
        }
    }
}
