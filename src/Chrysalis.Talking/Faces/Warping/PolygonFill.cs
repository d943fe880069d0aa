using System.Numerics;

namespace Chrysalis.Talking.Faces.Warping;

/// <summary>The share of every pixel that a polygon covers: exact along rows, four samples down.</summary>
internal static class PolygonFill
{
    private const int Samples = 4;

    /// <summary>Adds a polygon's shares to a mask.</summary>
    /// <param name="points">Points in pixels.</param>
    /// <param name="ring">The polygon's corners among them.</param>
    /// <param name="size">Edge of the square mask.</param>
    /// <param name="mask">size x size.</param>
    public static void Add(ReadOnlySpan<Vector2> points, ReadOnlySpan<int> ring, int size, Span<float> mask)
    {
        Span<float> crossings = stackalloc float[ring.Length];
        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        foreach (int i in ring)
            (low, high) = (Math.Min(low, points[i].Y), Math.Max(high, points[i].Y));
        int top = Math.Max(0, (int)MathF.Floor(low)), bottom = Math.Min(size - 1, (int)MathF.Ceiling(high));
        for (int y = top; y <= bottom; y++)
            for (int s = 0; s < Samples; s++)
            {
                int count = Crossings(points, ring, y + (s + 0.5f) / Samples, crossings);
                crossings[..count].Sort();
                for (int i = 0; i + 1 < count; i += 2)
                    Cover(mask.Slice(y * size, size), crossings[i], crossings[i + 1]);
            }
    }

    private static int Crossings(ReadOnlySpan<Vector2> points, ReadOnlySpan<int> ring, float y, Span<float> crossings)
    {
        int count = 0;
        Vector2 last = points[ring[^1]];
        foreach (int i in ring)
        {
            Vector2 next = points[i];
            if ((last.Y > y) != (next.Y > y))
                crossings[count++] = last.X + (next.X - last.X) * ((y - last.Y) / (next.Y - last.Y));
            last = next;
        }

        return count;
    }

    private static void Cover(Span<float> row, float left, float right)
    {
        left = Math.Clamp(left, 0, row.Length);
        right = Math.Clamp(right, 0, row.Length);
        for (int x = (int)left; x < right; x++)
            row[x] += Math.Max(0, Math.Min(x + 1, right) - Math.Max(x, left)) / Samples;
    }
}
