using System.Numerics;

namespace Chrysalis.Talking.Motion.Stills;

/// <summary>Closes the eyes of a mesh with its own lids: the skin above stretches down over the eye.</summary>
internal static class Lids
{
    private const float LowerRises = 0.12f;
    private const float CreaseFollows = 0.45f;

    /// <summary>Upper lid, lower lid and the crease above, from the nose outwards or inwards, each in one order.</summary>
    private static readonly (int Upper, int Lower, int Crease)[] Columns =
    [
        (246, 7, 247), (161, 163, 30), (160, 144, 29), (159, 145, 27), (158, 153, 28), (157, 154, 56), (173, 155, 190),
        (466, 249, 467), (388, 390, 260), (387, 373, 259), (386, 374, 257), (385, 380, 258), (384, 381, 286), (398, 382, 414),
    ];

    /// <summary>Moves the lids of 468 points or more.</summary>
    /// <param name="points">The points.</param>
    /// <param name="closed">0 as they are, 1 shut.</param>
    public static void Close(Span<Vector3> points, float closed)
    {
        if (closed <= 0)
            return;
        foreach ((int upper, int lower, int crease) in Columns)
        {
            Vector3 gap = points[lower] - points[upper];
            points[upper] += gap * ((1 - LowerRises) * closed);
            points[lower] -= gap * (LowerRises * closed);
            points[crease] += gap * (CreaseFollows * closed);
        }
    }
}
