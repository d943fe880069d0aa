using System.Numerics;

namespace Chrysalis.Talking.Faces.Mesh;

/// <summary>
/// The 68 points that older face trackers mark (jaw 0 to 16, brows 17 to 26, nose 27 to 35, eyes 36 to 47, lips 48 to 67; left before
/// right as the viewer sees it), each the nearest one of the mesh.
/// </summary>
internal static class SixtyEightPoints
{
    /// <summary>Number of points.</summary>
    public const int Count = 68;

    /// <summary>The chin, the bridge of the nose between the eyes, and the outer corners of the eyes.</summary>
    public const int Chin = 8, NoseBridge = 27, RightEyeOuter = 36, LeftEyeOuter = 45;

    /// <summary>The lips, the outer ring before the inner one.</summary>
    public static readonly Range Lips = 48..68;

    private static readonly Range RightEye = 36..42, LeftEye = 42..48;
    private static readonly (int Upper, int Lower)[] InnerPairs = [(61, 67), (62, 66), (63, 65)];

    /// <summary>Points of the mesh.</summary>
    public static readonly IReadOnlyList<int> OfMesh =
    [
        162, 234, 93, 58, 172, 136, 149, 148, 152, 377, 378, 365, 397, 288, 323, 454, 389,
        71, 63, 105, 66, 107, 336, 296, 334, 293, 301,
        168, 197, 5, 4, 75, 97, 2, 326, 305,
        33, 160, 158, 133, 153, 144, 362, 385, 387, 263, 373, 380,
        61, 39, 37, 0, 267, 269, 291, 405, 314, 17, 84, 181, 78, 82, 13, 312, 308, 317, 14, 87,
    ];

    /// <summary>The points of a face, in frame pixels.</summary>
    public static Vector2[] Of(Landmarks landmarks) => [.. OfMesh.Select(point => landmarks[point])];

    /// <summary>
    /// Mean gap between the three facing points of the inner lips in inter-ocular distances, measured down the face.
    /// </summary>
    public static double Opening(ReadOnlySpan<Vector2> points)
    {
        Vector2 right = Middle(points[LeftEye]) - Middle(points[RightEye]);
        var down = new Vector2(-right.Y, right.X);
        float sum = 0;
        foreach (var (upper, lower) in InnerPairs)
            sum += Vector2.Dot(points[lower] - points[upper], down);
        return sum / (InnerPairs.Length * right.LengthSquared());
    }

    private static Vector2 Middle(ReadOnlySpan<Vector2> points)
    {
        Vector2 sum = default;
        foreach (Vector2 point in points)
            sum += point;
        return sum / points.Length;
    }
}
