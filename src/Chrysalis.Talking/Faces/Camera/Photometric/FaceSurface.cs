using System.Numerics;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Faces.Camera.Photometric;

/// <summary>
/// Places on the steady part of a face (forehead, temples, nose, cheeks; no eyes, brows' lids, mouth or jaw), spread evenly over its
/// triangles: where a head's picture is compared with another of it.
/// </summary>
internal sealed class FaceSurface
{
    /// <summary>Edge of the triangle that one place stands for, in units of head space.</summary>
    private const float Spacing = 0.03f;

    /// <summary>Samples a person's face: the same places of everybody's.</summary>
    public FaceSurface(HeadShape shape)
    {
        HashSet<int> steady = [.. RigidPoints.All.Select(point => point.Index)];
        List<Vector3> places = [], normals = [];
        for (int i = 0; i < FaceTriangles.Corners.Length; i += 3)
        {
            int[] corners = FaceTriangles.Corners[i..(i + 3)];
            if (corners.All(steady.Contains))
                Sample(Rows(corners), shape.Points[corners[0]], shape.Points[corners[1]], shape.Points[corners[2]], places, normals);
        }

        (Places, Normals) = ([.. places], [.. normals]);
    }

    /// <summary>The places in head space.</summary>
    public Vector3[] Places { get; }

    /// <summary>Outward normals, of length 1.</summary>
    public Vector3[] Normals { get; }

    /// <summary>How many parts each edge of a triangle is cut into: by its area on the average face.</summary>
    private static int Rows(int[] corners)
    {
        Vector3[] face = HeadShape.Average.Points;
        var normal = Vector3.Cross(face[corners[1]] - face[corners[0]], face[corners[2]] - face[corners[0]]);
        return Math.Max(1, (int)MathF.Round(MathF.Sqrt(normal.Length()) / Spacing));
    }

    private static void Sample(int rows, Vector3 a, Vector3 b, Vector3 c, List<Vector3> places, List<Vector3> normals)
    {
        var normal = Vector3.Cross(b - a, c - a);
        // A face's surface looks away from a place well inside the head.
        normal = normal.LengthSquared() > 0 ? Vector3.Normalize(normal) : Vector3.UnitZ;
        if (Vector3.Dot(normal, (a + b + c) / 3 - new Vector3(0, -0.1f, -0.6f)) < 0)
            normal = -normal;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < rows - row; column++)
            {
                (float ofB, float ofC) = ((row + 1 / 3f) / rows, (column + 1 / 3f) / rows);
                places.Add(a + ofB * (b - a) + ofC * (c - a));
                normals.Add(normal);
            }
        }
    }
}
