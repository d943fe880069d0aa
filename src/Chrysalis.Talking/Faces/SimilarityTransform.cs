using System.Numerics;

namespace Chrysalis.Talking.Faces;

/// <summary>
/// Rotation, uniform scale and translation in the plane:
/// <c>x' = A x - B y + TranslateX</c>, <c>y' = B x + A y + TranslateY</c>.
/// </summary>
/// <param name="A">Scale times the cosine of the rotation.</param>
/// <param name="B">Scale times the sine of the rotation.</param>
/// <param name="TranslateX">Horizontal translation.</param>
/// <param name="TranslateY">Vertical translation.</param>
public readonly record struct SimilarityTransform(float A, float B, float TranslateX, float TranslateY)
{
    /// <summary>The transform that changes nothing.</summary>
    public static SimilarityTransform Identity => new(1, 0, 0, 0);

    /// <summary>The factor lengths are multiplied by.</summary>
    public float Scale => MathF.Sqrt(A * A + B * B);

    /// <summary>Maps a point.</summary>
    public Vector2 Apply(Vector2 point) => new(A * point.X - B * point.Y + TranslateX, B * point.X + A * point.Y + TranslateY);

    /// <summary>The transform that undoes this one.</summary>
    public SimilarityTransform Inverse()
    {
        float square = A * A + B * B;
        float a = A / square;
        float b = -B / square;
        return new(a, b, -(a * TranslateX - b * TranslateY), -(b * TranslateX + a * TranslateY));
    }

    /// <summary>The transform that applies <paramref name="first"/> and then this one.</summary>
    public SimilarityTransform After(SimilarityTransform first)
    {
        Vector2 t = Apply(new(first.TranslateX, first.TranslateY));
        return new(A * first.A - B * first.B, A * first.B + B * first.A, t.X, t.Y);
    }
}
