using System.Globalization;
using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

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
    /// <param name="painted">What was painted.</param>
    /// <param name="wanted">What the camera saw, as large.</param>
    /// <param name="head">Whether a pixel shows the head.</param>
    /// <returns>The frame's squared error a pixel and channel.</returns>
    public double Add(Frame painted, Frame wanted, ReadOnlySpan<bool> head)
    {
        double own = 0;
        int count = 0, size = wanted.Width;
        for (int i = 0; i < head.Length; i++)
        {
            if (!head[i])
                continue;
            count += 3;
            for (int c = 0; c < 3; c++)
                own += Square((painted.Rgb[3 * i + c] - wanted.Rgb[3 * i + c]) / 255.0);
        }

        (error, pixels) = (error + own, pixels + count);
        var whole = new PixelArea(0, 0, size, size);
        float[] a = LumaPlane.Of(painted, whole), b = LumaPlane.Of(wanted, whole);
        float[] windows = ImageQuality.SsimOfWindows(painted, wanted);
        const int middle = GaussianWindow.Size / 2;
        for (int row = middle; row < size - middle; row++)
            for (int column = middle; column < size - middle; column++)
            {
                if (!IsWithin(head, size, row, column))
                    continue;
                (sharp, real) = (sharp + Square(Edge(a, size, row, column)), real + Square(Edge(b, size, row, column)));
                ssim += windows[(row - middle) * (size - 2 * middle) + column - middle];
                ssims++;
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

    private static double Square(double value) => value * value;
}
