using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Families.AnyFace.Shape;

namespace Chrysalis.Talking.Tests.Families.AnyFace;

/// <summary>A made-up mesh: lips on an ellipse, everything else spread evenly, and shapes that open and narrow the mouth.</summary>
internal static class MadeUpFaces
{
    /// <summary>The mesh at rest, lips touching.</summary>
    public static Vector3[] Rest()
    {
        var points = new Vector3[Landmarks.Count];
        for (int i = 0; i < points.Length; i++)
            points[i] = new(MathF.Sin(i) * 0.9f, -0.8f + 2.6f * i / points.Length, 0.1f * MathF.Cos(i));
        Ring(points, LipRings.Outer, 0.42f, 0.16f);
        Ring(points, LipRings.Inner, 0.34f, 0);
        return points;
    }

    /// <summary>The first shape opens the lips, the second narrows them.</summary>
    public static MouthBasis Basis()
    {
        var open = new Vector3[Landmarks.Count];
        var narrow = new Vector3[Landmarks.Count];
        Vector3[] rest = Rest();
        foreach (int i in LipRings.Outer.Concat(LipRings.Inner))
            narrow[i] = new(-0.2f * rest[i].X, 0, 0);
        foreach ((int upper, int lower) in LipRings.Facing)
            (open[upper], open[lower]) = (new(0, -0.02f, 0), new(0, 0.08f, 0));
        return new([open, narrow], rest);
    }

    private static void Ring(Vector3[] points, int[] ring, float width, float height)
    {
        for (int i = 0; i < ring.Length; i++)
        {
            float angle = MathF.Tau * i / ring.Length;
            points[ring[i]] = new(-width * MathF.Cos(angle), 1.1f - height * MathF.Sin(angle), -0.3f);
        }
    }
}
