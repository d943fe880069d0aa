using System.Numerics;

namespace Chrysalis.Talking.Faces.Mesh;

/// <summary>Fits the average face to measured landmarks.</summary>
internal static class FaceAlignment
{
    /// <summary>The least-squares similarity from face coordinates to the frame (Umeyama 1991, in the plane).</summary>
    public static SimilarityTransform Fit(Landmarks landmarks)
    {
        CanonicalFace.Point[] points = CanonicalFace.Points;
        Vector2 faceMean = default;
        Vector2 frameMean = default;
        foreach (CanonicalFace.Point point in points)
        {
            faceMean += point.Plane;
            frameMean += landmarks[point.Index];
        }

        faceMean /= points.Length;
        frameMean /= points.Length;
        float dot = 0;
        float cross = 0;
        float variance = 0;
        foreach (CanonicalFace.Point point in points)
        {
            Vector2 from = point.Plane - faceMean;
            Vector2 to = landmarks[point.Index] - frameMean;
            dot += Vector2.Dot(from, to);
            cross += from.X * to.Y - from.Y * to.X;
            variance += from.LengthSquared();
        }

        var turn = new SimilarityTransform(dot / variance, cross / variance, 0, 0);
        Vector2 shift = frameMean - turn.Apply(faceMean);
        return turn with { TranslateX = shift.X, TranslateY = shift.Y };
    }
}
