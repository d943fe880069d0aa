using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Reference;

/// <summary>
/// The blend written plainly: one frame, no temporal smoothing, every pixel of the frame visited, in double precision.
/// Only the mask is shared with the fast path.
/// </summary>
internal static class NaiveBlender
{
    public static void Blend(Frame frame, Frame generated, Frame original, TrackedFace face, CropGeometry geometry)
    {
        int size = geometry.SizePx;
        float[] mask = new BlendMask(geometry).Weights;
        double[][] plane = [.. Enumerable.Range(0, 3).Select(_ => new double[3])];
        FitPlane(generated, original, mask, size, plane);
        AffineTransform toCrop = geometry.CropToFrame(face).Inverse();
        for (int y = 0; y < frame.Height; y++)
            for (int x = 0; x < frame.Width; x++)
            {
                System.Numerics.Vector2 p = toCrop.Apply(new(x + 0.5f, y + 0.5f));
                double u = p.X - 0.5, v = p.Y - 0.5;
                if (u < 1 || v < 1 || u >= size - 2 || v >= size - 2)
                    continue;
                double weight = Interpolate(u, v, t => [1 - t, t], (i, j) => mask[j * size + i], 0);
                for (int c = 0; c < 3; c++)
                {
                    int channel = c;
                    double colour = Interpolate(
                        u, v, CatmullRom, (i, j) => generated.Rgb[(j * size + i) * 3 + channel] + At(plane[channel], i, j, size), -1);
                    ref byte below = ref frame.Rgb[(y * frame.Width + x) * 3 + c];
                    below = (byte)Math.Clamp(Math.Floor(below + weight * (colour - below) + 0.5), 0, 255);
                }
            }
    }

    private static double Interpolate(double u, double v, Func<double, double[]> kernel, Func<int, int, double> value, int first)
    {
        int x = (int)Math.Floor(u), y = (int)Math.Floor(v);
        double[] across = kernel(u - x), down = kernel(v - y);
        double sum = 0;
        for (int j = 0; j < down.Length; j++)
            for (int i = 0; i < across.Length; i++)
                sum += down[j] * across[i] * value(x + i + first, y + j + first);
        return sum;
    }

    // Keys' cubic with a = -1/2, from its piecewise definition.
    private static double[] CatmullRom(double t) => [.. new[] { t + 1, t, 1 - t, 2 - t }.Select(d => d <= 1
        ? 1.5 * d * d * d - 2.5 * d * d + 1
        : -0.5 * d * d * d + 2.5 * d * d - 4 * d + 2)];

    private static double At(double[] p, int i, int j, int size) =>
        p[0] + p[1] * ((2 * i + 1.0) / size - 1) + p[2] * ((2 * j + 1.0) / size - 1);

    // Weighted least squares of the difference on 1, u, v over the mask's fall-off; far-off differences weigh less;
    // a ridge of 2 % on the slopes. Solved by elimination.
    private static void FitPlane(Frame generated, Frame original, float[] mask, int size, double[][] plane)
    {
        double[] ring = [.. mask.Select(m => (double)m * (1 - m))];
        double Difference(int i, int c) => original.Rgb[i * 3 + c] - generated.Rgb[i * 3 + c];
        double total = ring.Sum();
        double[] mean = [.. Enumerable.Range(0, 3).Select(c => ring.Select((r, i) => r * Difference(i, c)).Sum() / total)];
        for (int i = 0; i < ring.Length; i++)
            ring[i] /= 1 + Enumerable.Range(0, 3).Sum(c => Math.Pow(Difference(i, c) - mean[c], 2)) / 400;

        for (int c = 0; c < 3; c++)
        {
            var a = new double[3, 4];
            for (int i = 0; i < ring.Length; i++)
            {
                double[] basis = [1, (2 * (i % size) + 1.0) / size - 1, (2 * (i / size) + 1.0) / size - 1, Difference(i, c) - mean[c]];
                for (int r = 0; r < 3; r++)
                    for (int k = 0; k < 4; k++)
                        a[r, k] += ring[i] * basis[r] * basis[k];
            }

            double ridge = 0.02 * ring.Sum();
            a[1, 1] += ridge;
            a[2, 2] += ridge;
            plane[c] = Eliminate(a);
            plane[c][0] += mean[c];
        }
    }

    private static double[] Eliminate(double[,] a)
    {
        for (int p = 0; p < 3; p++)
            for (int r = 0; r < 3; r++)
            {
                if (r == p)
                    continue;
                double factor = a[r, p] / a[p, p];
                for (int k = 0; k < 4; k++)
                    a[r, k] -= factor * a[p, k];
            }

        return [a[0, 3] / a[0, 0], a[1, 3] / a[1, 1], a[2, 3] / a[2, 2]];
    }
}
