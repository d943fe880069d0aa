using System.Numerics;

namespace Chrysalis.Talking.Faces.Mesh;

/// <summary>The mouth's shape in inter-ocular distances: independent of the face's size, place and roll.</summary>
public static class MouthShape
{
    private static readonly (int Upper, int Lower)[] InnerPairs = [(81, 178), (82, 87), (13, 14), (312, 317), (311, 402)];

    private static readonly int[] Lips =
    [
        61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146,
        78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95,
    ];

    /// <summary>The 40 points of the lips: the outer ring, then the inner one, each clockwise from the viewer's left corner.</summary>
    public static IReadOnlyList<int> MouthPoints => Lips;

    /// <summary>Mean gap between five facing points of the inner lips, measured down the face; 0 or slightly below when closed.</summary>
    public static float Opening(Landmarks landmarks)
    {
        ArgumentNullException.ThrowIfNull(landmarks);
        Vector2 right = LeftEye(landmarks) - RightEye(landmarks);
        float square = right.LengthSquared();
        var down = new Vector2(-right.Y, right.X);
        float sum = 0;
        foreach (var (upper, lower) in InnerPairs)
            sum += Vector2.Dot(landmarks[lower] - landmarks[upper], down);
        return sum / (InnerPairs.Length * square);
    }

    /// <summary>Distance of the corners of the mouth.</summary>
    public static float Width(Landmarks landmarks)
    {
        ArgumentNullException.ThrowIfNull(landmarks);
        return Vector2.Distance(landmarks[61], landmarks[291]) / InterOcular(landmarks);
    }

    /// <summary>Distance between the eyes' centres (each midway between its corners) in pixels.</summary>
    public static float InterOcular(Landmarks landmarks)
    {
        ArgumentNullException.ThrowIfNull(landmarks);
        return Vector2.Distance(RightEye(landmarks), LeftEye(landmarks));
    }

    internal static Vector2 RightEye(Landmarks landmarks) => (landmarks[33] + landmarks[133]) / 2;

    internal static Vector2 LeftEye(Landmarks landmarks) => (landmarks[362] + landmarks[263]) / 2;
}
