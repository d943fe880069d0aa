using System.Numerics;

namespace Chrysalis.Talking.Tests.Synthetic;

/// <summary>Draws the triangles of a head, the nearest in front, each sample coloured by where it lies on the surface at rest.</summary>
/// <param name="mesh">The surfaces.</param>
/// <param name="paint">Their colours.</param>
/// <param name="width">Samples a row.</param>
/// <param name="height">Rows.</param>
/// <param name="focal">Focal length in samples.</param>
internal sealed class HeadRaster(SyntheticHeadMesh mesh, HeadPaint paint, int width, int height, float focal)
{
    private readonly int[] nearest = new int[width * height];
    private readonly Vector2[] shares = new Vector2[width * height];

    /// <summary>Samples a row.</summary>
    public int Width => width;

    /// <summary>Colours, 0 to 255 a channel.</summary>
    public Vector3[] Colours { get; } = new Vector3[width * height];

    /// <summary>Depths along the view; infinite for the background.</summary>
    public float[] Depths { get; } = new float[width * height];

    /// <summary>What is seen (<see cref="SyntheticPicture"/>).</summary>
    public byte[] Labels { get; } = new byte[width * height];

    /// <summary>Draws the surfaces, their points given in the camera's space.</summary>
    public void Draw(Vector3[] points)
    {
        Array.Fill(Depths, float.PositiveInfinity);
        Array.Fill(nearest, -1);
        IReadOnlyList<int> corners = mesh.Triangles;
        for (int i = 0; i < corners.Count; i += 3)
            DrawTriangle(i, points[corners[i]], points[corners[i + 1]], points[corners[i + 2]]);
        for (int i = 0; i < Colours.Length; i++)
            Colour(i);
    }

    private void DrawTriangle(int triangle, Vector3 a, Vector3 b, Vector3 c)
    {
        if (a.Z > -0.1f || b.Z > -0.1f || c.Z > -0.1f)
            return;
        (Vector2 pa, Vector2 pb, Vector2 pc) = (Place(a), Place(b), Place(c));
        float area = Cross(pb - pa, pc - pa);
        if (area == 0)
            return;
        (Vector2 low, Vector2 high) = (Vector2.Min(pa, Vector2.Min(pb, pc)), Vector2.Max(pa, Vector2.Max(pb, pc)));
        int left = Math.Max(0, (int)MathF.Ceiling(low.X - 0.5f)), right = Math.Min(width - 1, (int)MathF.Floor(high.X - 0.5f));
        int top = Math.Max(0, (int)MathF.Ceiling(low.Y - 0.5f)), bottom = Math.Min(height - 1, (int)MathF.Floor(high.Y - 0.5f));
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                var at = new Vector2(x + 0.5f, y + 0.5f);
                float ofB = Cross(at - pa, pc - pa) / area;
                float ofC = Cross(pb - pa, at - pa) / area;
                float ofA = 1 - ofB - ofC;
                if (ofA < 0 || ofB < 0 || ofC < 0)
                    continue;
                float inverse = ofA / -a.Z + ofB / -b.Z + ofC / -c.Z;
                int sample = y * width + x;
                if (!(1 / inverse < Depths[sample]))
                    continue;
                Depths[sample] = 1 / inverse;
                nearest[sample] = triangle;
                shares[sample] = new(ofB / -b.Z / inverse, ofC / -c.Z / inverse);
            }
        }
    }

    private void Colour(int sample)
    {
        int triangle = nearest[sample];
        if (triangle < 0)
        {
            Colours[sample] = Backdrop((float)(sample % width) / width, (float)(sample / width) / height);
            return;
        }

        (int a, int b, int c) = (mesh.Triangles[triangle], mesh.Triangles[triangle + 1], mesh.Triangles[triangle + 2]);
        (float ofB, float ofC) = (shares[sample].X, shares[sample].Y);
        float ofA = 1 - ofB - ofC;
        Vector3 place = ofA * mesh.Points[a] + ofB * mesh.Points[b] + ofC * mesh.Points[c];
        Vector3 normal = ofA * mesh.Normals[a] + ofB * mesh.Normals[b] + ofC * mesh.Normals[c];
        // A triangle between two kinds is of its last corner's.
        SurfaceKind kind = mesh.Kinds[c] == SurfaceKind.Face && mesh.Kinds[b] == SurfaceKind.Scalp ? SurfaceKind.Scalp : mesh.Kinds[c];
        Colours[sample] = paint.At(kind, place, normal);
        Labels[sample] = kind is SurfaceKind.Cloth or SurfaceKind.Neck ? SyntheticPicture.Torso : SyntheticPicture.Head;
    }

    private Vector2 Place(Vector3 point) => new(width / 2f + focal * point.X / -point.Z, height / 2f - focal * point.Y / -point.Z);

    private static float Cross(Vector2 a, Vector2 b) => a.X * b.Y - a.Y * b.X;

    /// <summary>A wall with shelves, out of focus.</summary>
    private static Vector3 Backdrop(float x, float y)
    {
        float shelf = 0.5f + 0.5f * MathF.Sin(y * 17);
        float books = 0.5f + 0.5f * MathF.Sin(x * 41 + 3 * MathF.Sin(y * 5));
        return new Vector3(96, 112, 108) + shelf * new Vector3(28, 20, 8) + books * shelf * new Vector3(20, -12, -18);
    }
}
