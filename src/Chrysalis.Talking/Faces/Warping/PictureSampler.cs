using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Warping;

/// <summary>
/// Resamples a picture through an affine map. Coordinates are continuous: pixel (i, j) covers [i, i+1) x [j, j+1),
/// so its centre is at i + 0.5. Between centres colours are bilinear; beyond the edge the edge pixel repeats;
/// where the picture shrinks, each target pixel averages a grid of samples at most 1.25 source pixels apart.
/// </summary>
internal static class PictureSampler
{
    /// <summary>Receives the colour, 0 to 255 a channel in the first three lanes, of a target pixel.</summary>
    public interface ITarget
    {
        void Set(int x, int y, Vector128<float> colour);
    }

    /// <summary>Fills <paramref name="width"/> x <paramref name="height"/> target pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sample<TTarget>(Frame source, AffineTransform targetToSource, int width, int height, TTarget target)
        where TTarget : struct, ITarget
    {
        int across = Samples(targetToSource.ScaleX);
        int down = Samples(targetToSource.ScaleY);
        float stepX = 1f / across;
        float stepY = 1f / down;
        var share = Vector128.Create(1f / (across * down));
        var alongX = new Vector2(targetToSource.XX, targetToSource.YX) * stepX;
        var half = new Vector2(0.5f);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                Vector128<float> sum = default;
                for (int v = 0; v < down; v++)
                {
                    Vector2 point = targetToSource.Apply(new(x + 0.5f * stepX, y + (v + 0.5f) * stepY)) - half;
                    for (int u = 0; u < across; u++, point += alongX)
                        sum += Bilinear(source, point.X, point.Y);
                }

                target.Set(x, y, sum * share);
            }
    }

    private static int Samples(float scale) => Math.Max(1, (int)MathF.Ceiling(scale * 0.8f));

    /// <summary>The colour at (x, y) counted from the centre of the first pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Bilinear(Frame source, float x, float y)
    {
        x = Math.Clamp(x, 0, source.Width - 1);
        y = Math.Clamp(y, 0, source.Height - 1);
        int left = (int)x;
        int top = (int)y;
        int right = Math.Min(left + 1, source.Width - 1);
        int above = top * source.Width;
        int below = Math.Min(top + 1, source.Height - 1) * source.Width;
        var toRight = Vector128.Create(x - left);
        Vector128<float> a = Pixel(source, above + left);
        Vector128<float> b = Pixel(source, below + left);
        a += (Pixel(source, above + right) - a) * toRight;
        b += (Pixel(source, below + right) - b) * toRight;
        return a + (b - a) * (y - top);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Pixel(Frame source, int index)
    {
        byte[] rgb = source.Rgb;
        int at = index * 3;
        // Four bytes are read at once; the last pixel has only three.
        uint bytes = at + 4 <= rgb.Length
            ? Unsafe.ReadUnaligned<uint>(ref rgb[at])
            : (uint)(rgb[at] | rgb[at + 1] << 8 | rgb[at + 2] << 16);
        Vector128<ushort> words = Vector128.WidenLower(Vector128.CreateScalar(bytes).AsByte());
        return Vector128.ConvertToSingle(Vector128.WidenLower(words).AsInt32());
    }
}
