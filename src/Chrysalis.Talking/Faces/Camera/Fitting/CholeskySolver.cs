namespace Chrysalis.Talking.Faces.Camera.Fitting;

/// <summary>Solves small dense symmetric systems in place.</summary>
internal static class CholeskySolver
{
    /// <summary>Solves A x = b.</summary>
    /// <param name="lower">A, n x n row by row; only its lower triangle is read; holds the factor afterwards.</param>
    /// <param name="values">b, then x.</param>
    /// <returns>Whether A is positive definite; where not, nothing useful is left.</returns>
    public static bool Solve(Span<double> lower, Span<double> values)
    {
        int n = values.Length;
        for (int row = 0; row < n; row++)
        {
            Span<double> ofRow = lower.Slice(row * n, row + 1);
            for (int column = 0; column < row; column++)
            {
                Span<double> ofColumn = lower.Slice(column * n, column + 1);
                ofRow[column] = (ofRow[column] - Dot(ofRow[..column], ofColumn[..column])) / ofColumn[column];
            }

            double square = ofRow[row] - Dot(ofRow[..row], ofRow[..row]);
            if (!(square > 0))
                return false;
            ofRow[row] = Math.Sqrt(square);
            values[row] = (values[row] - Dot(ofRow[..row], values[..row])) / ofRow[row];
        }

        for (int row = n - 1; row >= 0; row--)
        {
            values[row] /= lower[row * n + row];
            for (int before = 0; before < row; before++)
                values[before] -= lower[row * n + before] * values[row];
        }

        return true;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) =>
        System.Numerics.Tensors.TensorPrimitives.Dot(a, b);
}
