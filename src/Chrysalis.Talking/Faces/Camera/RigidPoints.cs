using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Faces.Camera;

/// <summary>
/// The mesh points that a head's pose is read from, and how much each counts: fully the steady points of the average face (eye corners,
/// bridge and sides of the nose, cheeks under the eyes), half forehead and temples, which the brows move a little, a quarter the outline
/// from temple to temple, which slides over the head as it turns. Mouth, jaw, chin and lids do not count.
/// </summary>
internal static class RigidPoints
{
    private static readonly int[] ForeheadAndTemples =
    [
        9, 107, 336, 108, 337, 69, 299, 104, 333, 68, 298, 71, 301, 139, 368, 34, 264, 143, 372, 156, 383, 123, 352, 227, 447, 50, 280,
        101, 330, 100, 329, 36, 266, 5, 4, 51, 281, 3, 248,
    ];

    private static readonly int[] Outline = [10, 109, 338, 67, 297, 103, 332, 54, 284, 21, 251, 162, 389, 127, 356, 234, 454];

    /// <summary>The points and their weights.</summary>
    public static readonly (int Index, float Weight)[] All =
    [
        .. CanonicalFace.Points.Select(point => (point.Index, 1f)),
        .. ForeheadAndTemples.Select(index => (index, 0.5f)),
        .. Outline.Select(index => (index, 0.25f)),
    ];
}
