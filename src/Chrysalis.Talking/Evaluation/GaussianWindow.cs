using System.Numerics.Tensors;

namespace Chrysalis.Talking.Evaluation;

/// <summary>The window of Wang et al. 2004: 11 x 11 Gaussian weights of standard deviation 1.5 pixels that sum to 1.</summary>
internal static class GaussianWindow
{
    /// <summary>Edge in pixels.</summary>
    public const int Size = 11;

    private const double Sigma = 1.5;
    private static readonly float[] Weights = Build();

    /// <summary>
    /// Weighted means over every window that lies wholly inside the plane (shape height x width):
    /// shape (height - 10) x (width - 10).
    /// </summary>
    public static float[] Mean(ReadOnlySpan<float> plane, int width, int height)
    {
        (int outWidth, int outHeight) = (width - Size + 1, height - Size + 1);
        float[] means = new float[outWidth * outHeight];
        float[] column = new float[width];
        for (int y = 0; y < outHeight; y++)
        {
            column.AsSpan().Clear();
            for (int k = 0; k < Size; k++)
                TensorPrimitives.MultiplyAdd(plane.Slice((y + k) * width, width), Weights[k], column, column);
            Span<float> row = means.AsSpan(y * outWidth, outWidth);
            for (int k = 0; k < Size; k++)
                TensorPrimitives.MultiplyAdd(column.AsSpan(k, outWidth), Weights[k], row, row);
        }

        return means;
    }

    private static float[] Build()
    {
        double[] weights = [.. Enumerable.Range(0, Size).Select(i => Math.Exp(-Math.Pow(i - Size / 2, 2) / (2 * Sigma * Sigma)))];
        return [.. weights.Select(weight => (float)(weight / weights.Sum()))];
    }
}
