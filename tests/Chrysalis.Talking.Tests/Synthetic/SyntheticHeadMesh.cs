using System.Numerics;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Tests.Synthetic;

/// <summary>
/// The surfaces of a head: a face on the points of the face mesh, lofted back over a skull with hair, ears, the inside of the mouth with
/// teeth, and apart from them neck and torso. All in head space, the mouth shut.
/// </summary>
internal sealed class SyntheticHeadMesh
{
    private const int LoftRings = 14;
    private const int SphereRows = 12;
    private static readonly Vector3 BackPole = new(0, 0.05f, -1.12f);

    private readonly List<Vector3> points = [];
    private readonly List<SurfaceKind> kinds = [];
    private readonly List<float> followsJaw = [];
    private readonly List<float> followsTorso = [];
    private readonly List<int> triangles = [];

    /// <summary>Builds the surfaces around a face.</summary>
    /// <param name="face">468 points in head space.</param>
    public SyntheticHeadMesh(IReadOnlyList<Vector3> face)
    {
        Vector3[] shut = Shut(face);
        foreach (Vector3 point in shut)
            Add(point, SurfaceKind.Face, 0);
        HashSet<int> lowerLip =
            [.. LipRings.Inner[11..], .. LipRings.Outer[11..], 16, 15, 85, 86, 87, 180, 179, 178, 315, 316, 317, 404, 403];
        for (int i = 0; i < shut.Length; i++)
            followsJaw[i] = Jaw(shut[i], lowerLip.Contains(i), shut);
        triangles.AddRange(FaceTriangles.Corners);
        AddLoft(shut);
        AddMouth(shut);
        AddEllipsoid(new(-0.57f, -0.02f, -0.55f), new(0.06f, 0.15f, 0.1f), SurfaceKind.Skin, 0);
        AddEllipsoid(new(0.57f, -0.02f, -0.55f), new(0.06f, 0.15f, 0.1f), SurfaceKind.Skin, 0);
        AddNeck();
        AddEllipsoid(new(0, -1.6f, -0.62f), new(1.25f, 0.72f, 0.5f), SurfaceKind.Cloth, 1);
        Normals = SmoothNormals();
    }

    /// <summary>The points with the mouth shut.</summary>
    public IReadOnlyList<Vector3> Points => points;

    /// <summary>What each point is of.</summary>
    public IReadOnlyList<SurfaceKind> Kinds => kinds;

    /// <summary>How far each point goes down with the jaw, of the mouth's opening; what goes up is negative.</summary>
    public IReadOnlyList<float> FollowsJaw => followsJaw;

    /// <summary>1 for points of the torso, 0 for those of the head, between them on the neck.</summary>
    public IReadOnlyList<float> FollowsTorso => followsTorso;

    /// <summary>Three points a triangle.</summary>
    public IReadOnlyList<int> Triangles => triangles;

    /// <summary>Outward normals, of length 1.</summary>
    public Vector3[] Normals { get; }

    private int Add(Vector3 point, SurfaceKind kind, float torso, float jaw = 0)
    {
        points.Add(point);
        kinds.Add(kind);
        followsTorso.Add(torso);
        followsJaw.Add(jaw);
        return points.Count - 1;
    }

    private void AddQuad(int a, int b, int c, int d) => triangles.AddRange([a, b, c, a, c, d]);

    /// <summary>The face with its inner lips meeting.</summary>
    private static Vector3[] Shut(IReadOnlyList<Vector3> face)
    {
        Vector3[] shut = [.. face];
        foreach ((int upper, int lower) in LipRings.Facing)
        {
            Vector3 middle = (shut[upper] + shut[lower]) / 2;
            (shut[upper], shut[lower]) = (middle + new Vector3(0, 0.001f, 0), middle - new Vector3(0, 0.001f, 0));
        }

        return shut;
    }

    private static float Jaw(Vector3 point, bool isLowerLip, Vector3[] face)
    {
        Vector3 lips = (face[13] + face[14]) / 2;
        float down = lips.Y - point.Y;
        bool isUpperLip = !isLowerLip && down < 0.02f;
        float half = (face[308].X - face[78].X) / 2;
        if (isUpperLip)
        {
            float near = Math.Max(0, 1 - Math.Abs(point.X) / half);
            return down > -0.14f ? -0.18f * near * (1 + down / 0.14f) : 0;
        }

        // The lips' corners stay; the jaw goes down as a whole, less towards its angle.
        float besides = Math.Abs(point.X) / half;
        float ofLip = Math.Max(0, 1 - besides * besides);
        float ofJaw = 0.75f * Math.Clamp(1.15f - Math.Abs(point.X) / 0.42f, 0, 1) * Math.Clamp((point.Z + 0.45f) / 0.3f, 0, 1);
        float share = Math.Clamp(down / 0.2f, 0, 1);
        return (1 - share) * 0.82f * ofLip + share * ofJaw;
    }

    /// <summary>From the face's outline over the skull to the pole at its back, along a curve for every point of the outline.</summary>
    private void AddLoft(Vector3[] face)
    {
        int[] oval = LipRings.Oval;
        int[] before = oval;
        for (int ring = 1; ring <= LoftRings; ring++)
        {
            float s = (float)ring / LoftRings;
            var next = new int[oval.Length];
            for (int i = 0; i < oval.Length; i++)
            {
                Vector3 edge = face[oval[i]];
                float angle = MathF.Atan2(edge.Y + 0.1f, edge.X);
                float up = Math.Max(0, MathF.Sin(angle));
                var middle = new Vector3(0.56f * MathF.Cos(angle), 0.05f + MathF.Sin(angle) * (up > 0 ? 0.75f : 0.62f), -0.6f);
                Vector3 control = 2 * middle - (edge + BackPole) / 2;
                Vector3 place = (1 - s) * (1 - s) * edge + 2 * s * (1 - s) * control + s * s * BackPole;
                float jaw = followsJaw[oval[i]] * (1 - s) * (1 - s);
                next[i] = Add(place + HairDepth(place) * Vector3.Normalize(place - new Vector3(0, 0, -0.55f)), SurfaceKind.Scalp, 0, jaw);
            }

            for (int i = 0; i < oval.Length; i++)
            {
                int beside = (i + 1) % oval.Length;
                AddQuad(before[i], next[i], next[beside], before[beside]);
            }

            before = next;
        }
    }

    private static float HairDepth(Vector3 place) => HeadPaint.IsHair(place) ? 0.07f : 0;

    private void AddMouth(Vector3[] face)
    {
        int[] ring = LipRings.Inner;
        var inner = new int[ring.Length];
        var deep = new int[ring.Length];
        for (int i = 0; i < ring.Length; i++)
        {
            inner[i] = Add(face[ring[i]] - new Vector3(0, 0, 0.012f), SurfaceKind.Mouth, 0, followsJaw[ring[i]]);
            deep[i] = Add(face[ring[i]] * new Vector3(0.9f, 1, 1) - new Vector3(0, 0, 0.16f), SurfaceKind.Mouth, 0, followsJaw[ring[i]]);
        }

        int middle = Add((face[13] + face[14]) / 2 - new Vector3(0, 0, 0.2f), SurfaceKind.Mouth, 0, 0.4f);
        for (int i = 0; i < ring.Length; i++)
        {
            int beside = (i + 1) % ring.Length;
            AddQuad(inner[i], deep[i], deep[beside], inner[beside]);
            triangles.AddRange([deep[i], middle, deep[beside]]);
        }

        // Upper teeth hang behind the upper lip and stay with the skull.
        int[] upper = [.. LipRings.Facing.Select(pair => pair.Upper)];
        int[] gum = [.. upper.Select(i => Add(face[i] + new Vector3(0, 0.03f, -0.03f), SurfaceKind.Teeth, 0))];
        int[] edge = [.. upper.Select(i => Add(face[i] + new Vector3(0, -0.028f, -0.035f), SurfaceKind.Teeth, 0))];
        for (int i = 0; i + 1 < upper.Length; i++)
            AddQuad(gum[i], edge[i], edge[i + 1], gum[i + 1]);
    }

    private void AddNeck()
    {
        const int around = 32, rows = 10;
        int[]? above = null;
        for (int row = 0; row <= rows; row++)
        {
            float s = (float)row / rows;
            var ring = new int[around];
            for (int i = 0; i < around; i++)
            {
                float angle = 2 * MathF.PI * i / around;
                float radius = 0.3f + 0.06f * s * s;
                ring[i] = Add(
                    new(radius * MathF.Cos(angle), -0.45f - 0.65f * s, -0.6f + 0.9f * radius * MathF.Sin(angle)), SurfaceKind.Neck, s);
            }

            for (int i = 0; above is not null && i < around; i++)
                AddQuad(above[i], ring[i], ring[(i + 1) % around], above[(i + 1) % around]);
            above = ring;
        }
    }

    private void AddEllipsoid(Vector3 centre, Vector3 radii, SurfaceKind kind, float torso)
    {
        int columns = SphereRows * 2;
        int first = points.Count;
        for (int row = 0; row <= SphereRows; row++)
        {
            float latitude = MathF.PI * row / SphereRows;
            for (int column = 0; column < columns; column++)
            {
                float longitude = 2 * MathF.PI * column / columns;
                float across = MathF.Sin(latitude);
                var on = new Vector3(across * MathF.Cos(longitude), MathF.Cos(latitude), across * MathF.Sin(longitude));
                Add(centre + radii * on, kind, torso);
            }
        }

        for (int row = 0; row < SphereRows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                int beside = (column + 1) % columns;
                int at = first + row * columns;
                AddQuad(at + column, at + columns + column, at + columns + beside, at + beside);
            }
        }
    }

    private Vector3[] SmoothNormals()
    {
        var normals = new Vector3[points.Count];
        for (int i = 0; i < triangles.Count; i += 3)
        {
            (int a, int b, int c) = (triangles[i], triangles[i + 1], triangles[i + 2]);
            Vector3 normal = Vector3.Cross(points[b] - points[a], points[c] - points[a]);
            Vector3 outwards = (points[a] + points[b] + points[c]) / 3 - Inside(kinds[a]);
            if (Vector3.Dot(normal, outwards) < 0)
                normal = -normal;
            normals[a] += normal;
            normals[b] += normal;
            normals[c] += normal;
        }

        return [.. normals.Select(normal => normal.LengthSquared() > 0 ? Vector3.Normalize(normal) : Vector3.UnitZ)];
    }

    private static Vector3 Inside(SurfaceKind kind) => kind switch
    {
        SurfaceKind.Cloth => new(0, -1.6f, -0.62f),
        SurfaceKind.Neck => new(0, -0.9f, -0.6f),
        _ => new(0, -0.1f, -0.6f),
    };
}
