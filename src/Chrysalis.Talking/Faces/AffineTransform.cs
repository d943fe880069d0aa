using System.Numerics;

namespace Chrysalis.Talking.Faces;

/// <summary>
/// A general linear map and translation in the plane:
/// <c>x' = XX x + XY y + TranslateX</c>, <c>y' = YX x + YY y + TranslateY</c>.
/// </summary>
/// <param name="XX">How much of x goes into x'.</param>
/// <param name="XY">How much of y goes into x'.</param>
/// <param name="YX">How much of x goes into y'.</param>
/// <param name="YY">How much of y goes into y'.</param>
/// <param name="TranslateX">Horizontal translation.</param>
/// <param name="TranslateY">Vertical translation.</param>
public readonly record struct AffineTransform(float XX, float XY, float YX, float YY, float TranslateX, float TranslateY)
{
    /// <summary>The factor lengths along x are multiplied by.</summary>
    public float ScaleX => MathF.Sqrt(XX * XX + YX * YX);

    /// <summary>The factor lengths along y are multiplied by.</summary>
    public float ScaleY => MathF.Sqrt(XY * XY + YY * YY);

    /// <summary>The square root of the factor areas are multiplied by.</summary>
    public float Scale => MathF.Sqrt(MathF.Abs(Determinant));

    private float Determinant => XX * YY - XY * YX;

    /// <summary>A similarity is an affine map.</summary>
    public static implicit operator AffineTransform(SimilarityTransform map) => FromSimilarityTransform(map);

    /// <summary>A similarity as an affine map.</summary>
    public static AffineTransform FromSimilarityTransform(SimilarityTransform map) =>
        new(map.A, -map.B, map.B, map.A, map.TranslateX, map.TranslateY);

    /// <summary>Stretches along the axes and then moves.</summary>
    public static AffineTransform Stretch(float scaleX, float scaleY, float translateX = 0, float translateY = 0) =>
        new(scaleX, 0, 0, scaleY, translateX, translateY);

    /// <summary>Maps a point.</summary>
    public Vector2 Apply(Vector2 point) => new(XX * point.X + XY * point.Y + TranslateX, YX * point.X + YY * point.Y + TranslateY);

    /// <summary>The map that undoes this one.</summary>
    public AffineTransform Inverse()
    {
        float determinant = Determinant;
        float xx = YY / determinant, xy = -XY / determinant, yx = -YX / determinant, yy = XX / determinant;
        return new(xx, xy, yx, yy, -(xx * TranslateX + xy * TranslateY), -(yx * TranslateX + yy * TranslateY));
    }

    /// <summary>The map that applies <paramref name="first"/> and then this one.</summary>
    public AffineTransform After(AffineTransform first)
    {
        Vector2 t = Apply(new(first.TranslateX, first.TranslateY));
        return new(
            XX * first.XX + XY * first.YX, XX * first.XY + XY * first.YY,
            YX * first.XX + YY * first.YX, YX * first.XY + YY * first.YY,
            t.X, t.Y);
    }
}
