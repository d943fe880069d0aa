using System.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;

namespace Chrysalis.Talking.Faces.Camera;

/// <summary>The rotation that best lays one set of points on another (Kabsch 1976).</summary>
internal static class Alignment
{
    /// <summary>The rotation that turns <paramref name="from"/> into <paramref name="to"/>; both are centred.</summary>
    public static Quaternion Rotation(ReadOnlySpan<Vector3> from, ReadOnlySpan<Vector3> to)
    {
        var covariance = new DenseMatrix(3, 3);
        for (int i = 0; i < from.Length; i++)
        {
            for (int row = 0; row < 3; row++)
                for (int column = 0; column < 3; column++)
                    covariance[row, column] += to[i][row] * from[i][column];
        }

        var svd = covariance.Svd();
        var flip = DenseMatrix.CreateIdentity(3);
        flip[2, 2] = Math.Sign((svd.U * svd.VT).Determinant());
        var m = svd.U * flip * svd.VT;
        float At(int row, int column) => (float)m[row, column];

        // System.Numerics keeps the images of the axes in rows.
        return Quaternion.Normalize(Quaternion.CreateFromRotationMatrix(new(
            At(0, 0), At(1, 0), At(2, 0), 0, At(0, 1), At(1, 1), At(2, 1), 0, At(0, 2), At(1, 2), At(2, 2), 0, 0, 0, 0, 1)));
    }
}
