using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Warping;

/// <summary>
/// Bends a picture by a mesh: every triangle of the target is filled from where its corners lie in the source. Coordinates are
/// continuous, pixel (i, j) covers [i, i+1) x [j, j+1). Between pixels colours follow a cubic that keeps a picture as sharp
/// as it was; beyond the edge the edge repeats. Triangles that turn their back are left out.
/// </summary>
internal static class TriangleWarp
{
    private const int Phases = 64;

    /// <summary>Smaller triangles of what may have been shut in the source are slivers that flicker.</summary>
    private const float LeastAreaPx = 0.3f;

    /// <summary>The cubic's four weights at every 64th of a pixel.</summary>
    private static readonly Vector128<float>[] Cubic = [.. Enumerable.Range(0, Phases + 1).Select(i => Weights(i / (float)Phases))];

    /// <summary>Draws triangles into a picture.</summary>
    /// <param name="source">Where colours come from.</param>
    /// <param name="from">The points in the source.</param>
    /// <param name="to">The points in the target.</param>
    /// <param name="corners">Three points a triangle; later ones are drawn over earlier ones.</param>
    /// <param name="target">Drawn into.</param>
    /// <param name="rows">Rows of the target that are drawn: first, and the one after the last.</param>
    /// <param name="turned">
    /// Whether a triangle may lie in the source any way round, as those of a shut mouth do; in the target it must go clockwise, and not
    /// be a sliver.
    /// </param>
    public static void Draw(
        Frame source, ReadOnlySpan<Vector2> from, ReadOnlySpan<Vector2> to, ReadOnlySpan<int> corners, Frame target,
        (int First, int End) rows, bool turned = false)
    {
        for (int i = 0; i < corners.Length; i += 3)
        {
            (int a, int b, int c) = (corners[i], corners[i + 1], corners[i + 2]);
            Fill(source, from[a], from[b], from[c], to[a], to[b], to[c], target, rows, turned);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill(
        Frame source, Vector2 fromA, Vector2 fromB, Vector2 fromC, Vector2 a, Vector2 b, Vector2 c, Frame target,
        (int First, int End) rows, bool turned)
    {
        Vector2 ab = b - a, ac = c - a;
        float area = ab.X * ac.Y - ab.Y * ac.X;
        Vector2 fromAb = fromB - fromA, fromAc = fromC - fromA;
        float fromArea = fromAb.X * fromAc.Y - fromAb.Y * fromAc.X;
        if (MathF.Abs(area) < 1e-6f || (turned ? area < LeastAreaPx : area * fromArea < 0))
            return;

        // source = origin + alongX * x + alongY * y
        Vector2 alongX = (fromAb * ac.Y - fromAc * ab.Y) / area;
        Vector2 alongY = (fromAc * ab.X - fromAb * ac.X) / area;
        Vector2 origin = fromA - alongX * a.X - alongY * a.Y;

        int top = Math.Max(rows.First, (int)MathF.Ceiling(MathF.Min(a.Y, MathF.Min(b.Y, c.Y)) - 0.5f));
        int bottom = Math.Min(rows.End - 1, (int)MathF.Floor(MathF.Max(a.Y, MathF.Max(b.Y, c.Y)) - 0.5f));
        for (int y = top; y <= bottom; y++)
        {
            float centre = y + 0.5f;
            float low = float.PositiveInfinity, high = float.NegativeInfinity;
            Cross(a, b, centre, ref low, ref high);
            Cross(b, c, centre, ref low, ref high);
            Cross(c, a, centre, ref low, ref high);
            int left = Math.Max(0, (int)MathF.Ceiling(low - 0.5f));
            int right = Math.Min(target.Width - 1, (int)MathF.Floor(high - 0.5f));
            if (right < left)
                continue;
            Vector2 at = origin + alongX * (left + 0.5f) + alongY * centre - new Vector2(0.5f);
            Span<byte> row = target.Row(y);
            for (int x = left; x <= right; x++, at += alongX)
                Put(source, at.X, at.Y, row.Slice(x * 3, 3));
        }
    }

    private static void Cross(Vector2 a, Vector2 b, float y, ref float low, ref float high)
    {
        if ((a.Y > y && b.Y > y) || (a.Y < y && b.Y < y) || a.Y == b.Y)
            return;
        float x = a.X + (b.X - a.X) * ((y - a.Y) / (b.Y - a.Y));
        low = MathF.Min(low, x);
        high = MathF.Max(high, x);
    }

    /// <summary>Writes the colour at (x, y), counted from the centre of the first pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Frame source, float x, float y, Span<byte> pixel)
    {
        x = Math.Clamp(x, 0, source.Width - 1);
        y = Math.Clamp(y, 0, source.Height - 1);
        int left = (int)x, top = (int)y;
        Vector128<float> across = Cubic[(int)((x - left) * Phases + 0.5f)];
        Vector128<float> down = Cubic[(int)((y - top) * Phases + 0.5f)];
        byte[] rgb = source.Rgb;
        Vector128<float> sum = Vector128<float>.Zero;
        if (left >= 1 && top >= 1 && left + 3 < source.Width && top + 2 < source.Height)
        {
            int at = ((top - 1) * source.Width + left - 1) * 3;
            int stride = source.Width * 3;
            sum += Row(rgb, at, across) * down[0];
            sum += Row(rgb, at + stride, across) * down[1];
            sum += Row(rgb, at + 2 * stride, across) * down[2];
            sum += Row(rgb, at + 3 * stride, across) * down[3];
        }
        else
        {
            for (int v = 0; v < 4; v++)
            {
                int row = Math.Clamp(top + v - 1, 0, source.Height - 1) * source.Width;
                for (int u = 0; u < 4; u++)
                {
                    int at = (row + Math.Clamp(left + u - 1, 0, source.Width - 1)) * 3;
                    sum += Vector128.Create(rgb[at], rgb[at + 1], rgb[at + 2], 0f) * (across[u] * down[v]);
                }
            }
        }

        Vector128<int> rounded = Vector128.ConvertToInt32(
            Vector128.Min(Vector128.Max(sum, Vector128<float>.Zero), Vector128.Create(255f)) + Vector128.Create(0.5f));
        (pixel[0], pixel[1], pixel[2]) = ((byte)rounded[0], (byte)rounded[1], (byte)rounded[2]);
    }

    /// <summary>Four neighbouring pixels, weighted; one byte after them is read too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Row(byte[] rgb, int at, Vector128<float> weights) =>
        Pixel(rgb, at) * weights[0] + Pixel(rgb, at + 3) * weights[1] + Pixel(rgb, at + 6) * weights[2] + Pixel(rgb, at + 9) * weights[3];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Pixel(byte[] rgb, int at)
    {
        Vector128<ushort> words = Vector128.WidenLower(Vector128.CreateScalar(Unsafe.ReadUnaligned<uint>(ref rgb[at])).AsByte());
        return Vector128.ConvertToSingle(Vector128.WidenLower(words).AsInt32());
    }

    /// <summary>Keys' cubic convolution (1981) with a = -0.75: sharper between pixels than Catmull and Rom's -0.5.</summary>
    private static Vector128<float> Weights(float t)
    {
        const float A = -0.75f;
        float u = 1 - t;
        return Vector128.Create(
            ((A * (t + 1) - 5 * A) * (t + 1) + 8 * A) * (t + 1) - 4 * A,
            ((A + 2) * t - (A + 3)) * t * t + 1,
            ((A + 2) * u - (A + 3)) * u * u + 1,
            ((A * (u + 1) - 5 * A) * (u + 1) + 8 * A) * (u + 1) - 4 * A);
    }
}
