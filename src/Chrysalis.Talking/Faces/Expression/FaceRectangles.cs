using System.Numerics;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Faces.Expression;

/// <summary>The boxes within a picture that trainings look at more often, in whole pixels.</summary>
internal static class FaceRectangles
{
    private const float WiderFace = 1.5f, HigherFace = 1.15f;
    private const int LipsFrom = 48, LipsTo = 60;

    /// <summary>A box around the face, about its nose's bridge: as AD-NeRF draws its samples from.</summary>
    /// <param name="points">The 68 points.</param>
    /// <param name="width">Pixels a row of the picture.</param>
    /// <param name="height">Its rows.</param>
    public static PixelBox Face(ReadOnlySpan<Vector2> points, int width, int height)
    {
        (float left, float right) = (float.MaxValue, float.MinValue);
        foreach (Vector2 point in points)
            (left, right) = (Math.Min(left, point.X), Math.Max(right, point.X));
        int centreX = (int)((left + right) / 2), centreY = (int)points[SixtyEightPoints.NoseBridge].Y;
        int halfWidth = (int)((right - centreX) * WiderFace);
        int halfHeight = (int)((points[SixtyEightPoints.Chin].Y - centreY) * HigherFace);
        return PixelBox.Within(centreX - halfWidth, centreY - halfHeight, 2 * halfWidth, 2 * halfHeight, width, height);
    }

    /// <summary>A square around the lips: as lips are compared after the head is learnt.</summary>
    /// <inheritdoc cref="Face" path="/param"/>
    public static PixelBox Lips(ReadOnlySpan<Vector2> points, int width, int height)
    {
        Vector2 least = new(float.MaxValue), greatest = new(float.MinValue);
        foreach (Vector2 point in points[LipsFrom..LipsTo])
            (least, greatest) = (Vector2.Min(least, point), Vector2.Max(greatest, point));
        int half = (int)(Math.Max(greatest.X - least.X, greatest.Y - least.Y) / 2);
        Vector2 centre = (least + greatest) / 2;
        return PixelBox.Within((int)centre.X - half, (int)centre.Y - half, 2 * half, 2 * half, width, height);
    }
}
