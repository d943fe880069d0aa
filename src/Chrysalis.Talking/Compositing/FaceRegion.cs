using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Compositing;

/// <summary>A convex part of the face, in face coordinates, with a soft edge.</summary>
/// <param name="corners">Its corners, clockwise as seen in the picture (x to the right, y down).</param>
/// <param name="full">The weight is 1 up to this far outside it.</param>
/// <param name="feather">Over which the weight then falls to 0.</param>
internal sealed class FaceRegion(IReadOnlyList<Vector2> corners, float full, float feather)
{
    // An opened mouth must find room: the lips and chin of the footage may be at rest while the painted ones speak.
    private const float MouthFull = 0.1f;
    private const float MouthFeather = 0.22f;

    private const float JawFull = 0.02f;
    private const float JawFeather = 0.14f;
    private const float ChinRoom = 0.12f;

    /// <summary>Enough to see the shape; more frames only cost time.</summary>
    private const int MostFrames = 100;

    // The outer ring of the lips, and the chin with its neighbours.
    private static readonly int[] MouthAndChinPoints = [.. MouthShape.MouthPoints.Take(20), 152, 148, 377, 176, 400];

    // Where these points lie on an average face at rest.
    private static readonly Vector2[] AverageMouthAndChin =
        [new(-0.42f, 1.1f), new(-0.12f, 0.93f), new(0.12f, 0.93f), new(0.42f, 1.1f), new(0.3f, 1.8f), new(0, 1.86f), new(-0.3f, 1.8f)];

    /// <summary>Lips and chin of a clip's face: its median shape, so that the region does not move with the footage's own speech.</summary>
    public static FaceRegion MouthAndChin(FaceTrack track) =>
        new(ConvexHull(MedianShape(track, MouthAndChinPoints) ?? AverageMouthAndChin), MouthFull, MouthFeather);

    /// <summary>Everything above the jaw line of a clip's face: its median shape, with room for a chin that drops.</summary>
    public static FaceRegion AboveJaw(FaceTrack track) =>
        new(ConvexHull((MedianShape(track, JawPoints) ?? AverageJaw).Select(Dropped)), JawFull, JawFeather);

    // The face's outline from ear to ear below.
    private static readonly int[] JawPoints =
        [234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323, 454];

    private static readonly Vector2[] AverageJaw =
        [
            new(-1.1f, 0.3f), new(1.1f, 0.3f), new(0.93f, 1.2f), new(0.65f, 1.6f), new(0.25f, 1.86f), new(-0.25f, 1.86f), new(-0.65f, 1.6f),
            new(-0.93f, 1.2f)
        ];

    /// <summary>The weight at a point, in [0, 1].</summary>
    public float WeightAt(Vector2 face)
    {
        float t = Math.Clamp(1 - (Distance(face) - full) / feather, 0, 1);
        return t * t * (3 - 2 * t);
    }

    /// <summary>The corners of the smallest convex shape around points, clockwise in the picture (Andrew's monotone chain).</summary>
    public static Vector2[] ConvexHull(IEnumerable<Vector2> points)
    {
        Vector2[] sorted = [.. points.OrderBy(p => p.X).ThenBy(p => p.Y)];
        return [.. Chain(sorted), .. Chain(sorted.Reverse())];
    }

    private static IEnumerable<Vector2> Chain(IEnumerable<Vector2> sorted)
    {
        var chain = new List<Vector2>();
        foreach (Vector2 point in sorted)
        {
            while (chain.Count > 1 && Cross(chain[^1] - chain[^2], point - chain[^1]) <= 0)
                chain.RemoveAt(chain.Count - 1);
            chain.Add(point);
        }

        return chain.SkipLast(1);
    }

    private static Vector2[]? MedianShape(FaceTrack track, int[] points)
    {
        TrackedFace[] faces = [.. track.Faces.OfType<TrackedFace>().Where(HasLandmarks)];
        TrackedFace[] some = [.. faces.Where((_, i) => i % (faces.Length / MostFrames + 1) == 0)];
        return some.Length == 0 ? null : [.. points.Select(point => Median(some, point))];
    }

    private static Vector2 Dropped(Vector2 point) => point with { Y = point.Y + ChinRoom * Math.Clamp((point.Y - 1.2f) / 0.6f, 0, 1) };

    private static bool HasLandmarks(TrackedFace face) => face.Landmarks[0] != face.Landmarks[152];

    private static Vector2 Median(TrackedFace[] faces, int point)
    {
        Vector2[] places = [.. faces.Select(face => face.FaceToFrame.Inverse().Apply(face.Landmarks[point]))];
        float Middle(Func<Vector2, float> of) => places.Select(of).Order().ElementAt(places.Length / 2);
        return new(Middle(p => p.X), Middle(p => p.Y));
    }

    // From the outside to the nearest edge; 0 inside.
    private float Distance(Vector2 p)
    {
        float nearest = float.PositiveInfinity;
        bool inside = true;
        for (int i = 0; i < corners.Count; i++)
        {
            Vector2 from = corners[i], edge = corners[(i + 1) % corners.Count] - from;
            inside &= Cross(edge, p - from) >= 0;
            float along = Math.Clamp(Vector2.Dot(p - from, edge) / edge.LengthSquared(), 0, 1);
            nearest = Math.Min(nearest, Vector2.Distance(p, from + along * edge));
        }

        return inside ? 0 : nearest;
    }

    private static float Cross(Vector2 a, Vector2 b) => a.X * b.Y - a.Y * b.X;
}
