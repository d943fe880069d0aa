using System.Numerics;

namespace Chrysalis.Talking.Faces.Mesh;

/// <summary>The points of the face mesh that bound lips, eyes and face.</summary>
internal static class LipRings
{
    /// <summary>The lips' outer edge, clockwise from the viewer's left corner.</summary>
    public static readonly int[] Outer = [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146];

    /// <summary>The lips' inner edge, clockwise from the viewer's left corner.</summary>
    public static readonly int[] Inner = [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95];

    /// <summary>Facing points of the inner edge, from the viewer's left to right.</summary>
    public static readonly (int Upper, int Lower)[] Facing =
        [(191, 95), (80, 88), (81, 178), (82, 87), (13, 14), (312, 317), (311, 402), (310, 318), (415, 324)];

    /// <summary>The face's outline, clockwise from the top.</summary>
    public static readonly int[] Oval =
    [
        10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
        152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
    ];

    /// <summary>How far the lips of two meshes of one face are apart at most, in inter-ocular distances.</summary>
    public static float Distance(IReadOnlyList<Vector3> a, IReadOnlyList<Vector3> b)
    {
        float square = 0;
        foreach (int i in Outer.Concat(Inner))
            square = Math.Max(square, Vector3.DistanceSquared(a[i], b[i]));
        return MathF.Sqrt(square);
    }

    /// <summary>Mean gap of the five middle pairs, down the face.</summary>
    public static float Opening(IReadOnlyList<Vector3> points)
    {
        float sum = 0;
        for (int i = 2; i <= 6; i++)
            sum += points[Facing[i].Lower].Y - points[Facing[i].Upper].Y;
        return sum / 5;
    }
}
