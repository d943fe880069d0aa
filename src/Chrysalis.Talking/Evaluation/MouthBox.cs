using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Warping;

namespace Chrysalis.Talking.Evaluation;

/// <summary>The rectangle of a frame in which a mouth is judged.</summary>
internal static class MouthBox
{
    // Room for teeth, chin and cheeks that move with the mouth, in inter-ocular distances.
    private const float Margin = 0.25f;
    private const int LeastEdgePx = 16;

    /// <summary>
    /// The lips' bounding box with a quarter of the inter-ocular distance around it, at least 16 pixels wide and high, inside the frame.
    /// </summary>
    /// <exception cref="EvaluationException">The frame is smaller than that.</exception>
    public static PixelArea Around(Landmarks landmarks, int frameWidth, int frameHeight)
    {
        if (Math.Min(frameWidth, frameHeight) < LeastEdgePx)
            throw new EvaluationException($"Pictures of {frameWidth}x{frameHeight} pixels are too small to judge a mouth: "
                + $"at least {LeastEdgePx} in each direction are needed.");
        Vector2 low = new(float.PositiveInfinity);
        Vector2 high = new(float.NegativeInfinity);
        foreach (int i in MouthShape.MouthPoints)
            (low, high) = (Vector2.Min(low, landmarks[i]), Vector2.Max(high, landmarks[i]));
        Vector2 margin = new(Margin * MouthShape.InterOcular(landmarks));
        (low, high) = (low - margin, high + margin);
        (int x, int width) = Fit(low.X, high.X, frameWidth);
        (int y, int height) = Fit(low.Y, high.Y, frameHeight);
        return new(x, y, width, height);
    }

    private static (int Start, int Length) Fit(float low, float high, int edge)
    {
        int start = Math.Clamp((int)MathF.Floor(low), 0, edge - LeastEdgePx);
        int end = Math.Clamp((int)MathF.Ceiling(high), start + LeastEdgePx, edge);
        return (start, end - start);
    }
}
