using System.Numerics.Tensors;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Evaluation;

/// <summary>How alike two pictures are, and how sharp one is; over the whole picture or a rectangle of it.</summary>
internal static class ImageQuality
{
    private const float C1 = 0.01f * 255 * (0.01f * 255);
    private const float C2 = 0.03f * 255 * (0.03f * 255);

    /// <summary>Peak signal to noise ratio in dB over the three colour channels (peak 255); positive infinity for equal pictures.</summary>
    /// <exception cref="ArgumentException">The pictures differ in size, or the area is empty or reaches outside.</exception>
    public static double Psnr(Frame a, Frame b, PixelArea? area = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        PixelArea box = Pair(a, b, area, 1);
        long squares = 0;
        for (int y = box.Y; y < box.Y + box.Height; y++)
        {
            ReadOnlySpan<byte> p = a.Row(y).Slice(box.X * 3, box.Width * 3);
            ReadOnlySpan<byte> q = b.Row(y).Slice(box.X * 3, box.Width * 3);
            for (int x = 0; x < p.Length; x++)
            {
                int difference = p[x] - q[x];
                squares += difference * difference;
            }
        }

        return 10 * Math.Log10(255.0 * 255 * 3 * box.Width * box.Height / squares);
    }

    /// <summary>
    /// Structural similarity in [-1, 1] of the brightness (BT.601 luma), the mean over all 11 x 11 Gaussian windows
    /// (standard deviation 1.5) inside the area, K1 0.01 and K2 0.03: Wang et al. 2004.
    /// </summary>
    /// <exception cref="ArgumentException">The pictures differ in size, or the area is smaller than 11 x 11 or reaches outside.</exception>
    public static double Ssim(Frame a, Frame b, PixelArea? area = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        double sum = 0;
        float[] windows = SsimOfWindows(a, b, area);
        foreach (float window in windows)
            sum += window;
        return sum / windows.Length;
    }

    /// <summary>The structural similarity of each window, row by row: where its middle is 5 pixels and more inside the area.</summary>
    internal static float[] SsimOfWindows(Frame a, Frame b, PixelArea? area = null)
    {
        PixelArea box = Pair(a, b, area, GaussianWindow.Size);
        float[] x = LumaPlane.Of(a, box);
        float[] y = LumaPlane.Of(b, box);
        float[] Mean(float[] plane) => GaussianWindow.Mean(plane, box.Width, box.Height);
        float[] product = new float[x.Length];
        float[] MeanProduct(float[] p, float[] q)
        {
            TensorPrimitives.Multiply(p, q, product);
            return Mean(product);
        }

        return Ssim(Mean(x), Mean(y), MeanProduct(x, x), MeanProduct(y, y), MeanProduct(x, y));
    }

    /// <summary>
    /// Sharpness: the variance of the four-neighbour Laplacian of the brightness (BT.601 luma, levels squared), over the
    /// pixels whose neighbours lie inside the area.
    /// </summary>
    /// <exception cref="ArgumentException">The area is smaller than 3 x 3 or reaches outside.</exception>
    public static double VarianceOfLaplacian(Frame frame, PixelArea? area = null)
    {
        PixelArea box = Inside(frame, area, 3);
        float[] luma = LumaPlane.Of(frame, box);
        int width = box.Width;
        (double sum, double squares) = (0, 0);
        for (int y = 1; y < box.Height - 1; y++)
            for (int i = y * width + 1; i < (y + 1) * width - 1; i++)
            {
                double laplacian = luma[i - 1] + luma[i + 1] + luma[i - width] + luma[i + width] - 4 * luma[i];
                sum += laplacian;
                squares += laplacian * laplacian;
            }

        double count = (double)(width - 2) * (box.Height - 2);
        return Math.Max(0, squares / count - sum / count * (sum / count));
    }

    private static float[] Ssim(float[] meanX, float[] meanY, float[] meanXX, float[] meanYY, float[] meanXY)
    {
        var windows = new float[meanX.Length];
        for (int i = 0; i < windows.Length; i++)
        {
            float xx = meanX[i] * meanX[i], yy = meanY[i] * meanY[i], xy = meanX[i] * meanY[i];
            float structure = (2 * (meanXY[i] - xy) + C2) / (meanXX[i] - xx + meanYY[i] - yy + C2);
            windows[i] = (2 * xy + C1) / (xx + yy + C1) * structure;
        }

        return windows;
    }

    private static PixelArea Pair(Frame a, Frame b, PixelArea? area, int leastEdge)
    {
        ArgumentNullException.ThrowIfNull(b);
        PixelArea box = Inside(a, area, leastEdge);
        return a.Width == b.Width && a.Height == b.Height
            ? box
            : throw new ArgumentException(
                $"The pictures are {a.Width}x{a.Height} and {b.Width}x{b.Height}; give two of one size.", nameof(b));
    }

    private static PixelArea Inside(Frame frame, PixelArea? area, int leastEdge)
    {
        ArgumentNullException.ThrowIfNull(frame);
        PixelArea box = area ?? new(0, 0, frame.Width, frame.Height);
        bool inside = box.X >= 0 && box.Y >= 0 && box.X + box.Width <= frame.Width && box.Y + box.Height <= frame.Height;
        return inside && box.Width >= leastEdge && box.Height >= leastEdge
            ? box
            : throw new ArgumentException(
                $"The area {box} is not inside the {frame.Width}x{frame.Height} picture with edges of {leastEdge} pixels or more.",
                nameof(area));
    }
}
