using System.Numerics;

namespace Chrysalis.Talking.Faces.Tracking;

/// <summary>Tells whether a face has moved between frames or the scene was cut.</summary>
internal static class SceneCut
{
    /// <summary>A face that is further away, in inter-ocular distances, has not moved.</summary>
    private const float Distance = 0.6f;

    /// <summary>Whether two alignments are too far apart for one movement.</summary>
    public static bool IsBetween(SimilarityTransform a, SimilarityTransform b) =>
        Vector2.Distance(a.Apply(default), b.Apply(default)) > Distance * Math.Min(a.Scale, b.Scale);
}
