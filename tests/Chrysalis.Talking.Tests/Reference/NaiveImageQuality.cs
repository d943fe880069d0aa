using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Reference;

/// <summary>Wang 2004's SSIM and the Laplacian's variance straight from their definitions, in double precision.</summary>
internal static class NaiveImageQuality
{
    public static double Ssim(Frame a, Frame b, PixelArea area)
    {
        double sum = 0;
        int count = 0;
        for (int y = area.Y + 5; y < area.Y + area.Height - 5; y++)
            for (int x = area.X + 5; x < area.X + area.Width - 5; x++, count++)
                sum += Window(a, b, x, y);
        return sum / count;
    }

    public static double VarianceOfLaplacian(Frame frame, PixelArea area)
    {
        var values = new List<double>();
        for (int y = area.Y + 1; y < area.Y + area.Height - 1; y++)
            for (int x = area.X + 1; x < area.X + area.Width - 1; x++)
                values.Add(
                    Luma(frame, x - 1, y) + Luma(frame, x + 1, y) + Luma(frame, x, y - 1) + Luma(frame, x, y + 1) - 4 * Luma(frame, x, y));
        double mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }

    public static double Psnr(Frame a, Frame b, PixelArea area)
    {
        var squares = new List<double>();
        for (int y = area.Y; y < area.Y + area.Height; y++)
            for (int x = area.X; x < area.X + area.Width; x++)
                for (int c = 0; c < 3; c++)
                    squares.Add(Math.Pow(a.Row(y)[x * 3 + c] - b.Row(y)[x * 3 + c], 2));
        return 20 * Math.Log10(255 / Math.Sqrt(squares.Average()));
    }

    private static double Window(Frame a, Frame b, int x, int y)
    {
        var weighted = new List<(double W, double A, double B)>();
        for (int dy = -5; dy <= 5; dy++)
            for (int dx = -5; dx <= 5; dx++)
                weighted.Add((Math.Exp(-(dx * dx + dy * dy) / 4.5), Luma(a, x + dx, y + dy), Luma(b, x + dx, y + dy)));
        double total = weighted.Sum(p => p.W);
        double meanA = weighted.Sum(p => p.W * p.A) / total;
        double meanB = weighted.Sum(p => p.W * p.B) / total;
        double varianceA = weighted.Sum(p => p.W * (p.A - meanA) * (p.A - meanA)) / total;
        double varianceB = weighted.Sum(p => p.W * (p.B - meanB) * (p.B - meanB)) / total;
        double covariance = weighted.Sum(p => p.W * (p.A - meanA) * (p.B - meanB)) / total;
        const double C1 = 6.5025, C2 = 58.5225;
        return (2 * meanA * meanB + C1) * (2 * covariance + C2) / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
    }

    private static double Luma(Frame frame, int x, int y)
    {
        Span<byte> rgb = frame.Row(y).Slice(x * 3, 3);
        return 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2];
    }
}
