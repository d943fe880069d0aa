using System.Globalization;

namespace Chrysalis.Benchmarks.Heads;

/// <summary>How like two pictures are where one shows the head, over many frames.</summary>
internal sealed class HeadFigures
{
    // Pixels on the head's edge show both; sharpness is measured within.
    private const int EdgePx = 3;

    private double error, pixels, ssim, ssims, sharp, real;

    /// <summary>Pixels of the head over all frames, its error in decibels.</summary>
    public double PsnrDb => -10 * Math.Log10(error / pixels);

    /// <summary>Energy of the edges against that of the real ones.</summary>
    public double Sharpness => sharp / real;

    /// <summary>Structural similarity (Wang 2004) of luma over the head.</summary>
    public double Ssim => ssim / ssims;

    /// <summary>Adds a frame.</summary>
    /// <param name="painted">S x S x 3.</param>
    /// <param name="wanted">S x S x 3.</param>
    /// <param name="head">Whether a pixel shows the head.</param>
    /// <param name="size">S.</param>
    /// <returns>The frame's squared error a pixel and channel.</returns>
    public double Add(ReadOnlySpan<byte> painted, ReadOnlySpan<byte> wanted, ReadOnlySpan<bool> head, int size)
    {
        double own = 0;
        int count = 0;
        for (int i = 0; i < head.Length; i++)
        {
            if (!head[i])
                continue;
            count += 3;
            for (int c = 0; c < 3; c++)
                own += Square((painted[3 * i + c] - wanted[3 * i + c]) / 255.0);
        }

        (error, pixels) = (error + own, pixels + count);
        float[] a = Luma(painted), b = Luma(wanted);
        for (int row = EdgePx; row < size - EdgePx; row++)
            for (int column = EdgePx; column < size - EdgePx; column++)
            {
                if (!IsWithin(head, size, row, column))
                    continue;
                (sharp, real) = (sharp + Square(Edge(a, size, row, column)), real + Square(Edge(b, size, row, column)));
                (ssim, ssims) = (ssim + Structure(a, b, size, row, column), ssims + 1);
            }

        return own / Math.Max(1, count);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"PSNR {PsnrDb:0.00} dB, SSIM {Ssim:0.000}, sharpness {Sharpness:0.00} of the real");

    private static bool IsWithin(ReadOnlySpan<bool> head, int size, int row, int column)
    {
        for (int y = row - EdgePx; y <= row + EdgePx; y++)
            for (int x = column - EdgePx; x <= column + EdgePx; x++)
            {
                if (!head[y * size + x])
                    return false;
            }

        return true;
    }

    private static double Edge(float[] luma, int size, int row, int column)
    {
        int at = row * size + column;
        return luma[at - 1] + luma[at + 1] + luma[at - size] + luma[at + size] - 4 * luma[at];
    }

    /// <summary>SSIM of the 7 x 7 pixels around one.</summary>
    private static double Structure(float[] a, float[] b, int size, int row, int column)
    {
        double sumA = 0, sumB = 0, squareA = 0, squareB = 0, both = 0;
        for (int y = row - EdgePx; y <= row + EdgePx; y++)
            for (int x = column - EdgePx; x <= column + EdgePx; x++)
            {
                (double p, double q) = (a[y * size + x], b[y * size + x]);
                (sumA, sumB, squareA, squareB, both) = (sumA + p, sumB + q, squareA + p * p, squareB + q * q, both + p * q);
            }

        const double count = (2 * EdgePx + 1) * (2 * EdgePx + 1), c1 = 0.01 * 0.01, c2 = 0.03 * 0.03;
        (double meanA, double meanB) = (sumA / count, sumB / count);
        (double varA, double varB) = (squareA / count - meanA * meanA, squareB / count - meanB * meanB);
        double shared = both / count - meanA * meanB;
        return (2 * meanA * meanB + c1) * (2 * shared + c2) / ((meanA * meanA + meanB * meanB + c1) * (varA + varB + c2));
    }

    private static float[] Luma(ReadOnlySpan<byte> rgb)
    {
        var luma = new float[rgb.Length / 3];
        for (int i = 0; i < luma.Length; i++)
            luma[i] = (0.299f * rgb[3 * i] + 0.587f * rgb[3 * i + 1] + 0.114f * rgb[3 * i + 2]) / 255;
        return luma;
    }

    private static double Square(double value) => value * value;
}
