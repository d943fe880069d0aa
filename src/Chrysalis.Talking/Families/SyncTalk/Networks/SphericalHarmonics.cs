using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Networks;

/// <summary>
/// Directions as the first 16 real spherical harmonics (degrees 0 to 3), with the Condon-Shortley phase, in the order of degree, then of
/// order from -degree to degree.
/// </summary>
internal static class SphericalHarmonics
{
    /// <summary>Numbers that a direction is encoded as.</summary>
    public const int Width = 16;

    // sqrt(1/4pi), sqrt(3/4pi), sqrt(15/4pi), sqrt(5/16pi), sqrt(15/16pi), sqrt(35/32pi), sqrt(105/4pi), sqrt(21/32pi), sqrt(7/16pi),
    // sqrt(105/16pi)
    private static readonly float[] Norms =
    [
        .. new[] { 1.0 / 4, 3.0 / 4, 15.0 / 4, 5.0 / 16, 15.0 / 16, 35.0 / 32, 105.0 / 4, 21.0 / 32, 7.0 / 16, 105.0 / 16 }
            .Select(share => (float)Math.Sqrt(share / Math.PI)),
    ];

    /// <param name="directions">N x 3, of length 1.</param>
    /// <returns>N x 16.</returns>
    public static Tensor Encode(Tensor directions)
    {
        using var scope = NewDisposeScope();
        (Tensor x, Tensor y, Tensor z) = (directions.select(1, 0), directions.select(1, 1), directions.select(1, 2));
        (Tensor xx, Tensor yy, Tensor zz) = (x * x, y * y, z * z);
        return stack(
        [
            full_like(x, Scalars.Of(Norms[0])),
            Times(-Norms[1], y), Times(Norms[1], z), Times(-Norms[1], x),
            Times(Norms[2], x) * y, Times(-Norms[2], y) * z, Times(Norms[3], Plus(Times(3, zz), -1)), Times(-Norms[2], x) * z,
            Times(Norms[4], xx - yy),
            Times(Norms[5], y) * (yy - Times(3, xx)), Times(Norms[6], x) * y * z, Times(Norms[7], y) * Plus(Times(-5, zz), 1),
            Times(Norms[8], z) * Plus(Times(5, zz), -3),
            Times(Norms[7], x) * Plus(Times(-5, zz), 1), Times(Norms[9], z) * (xx - yy), Times(Norms[5], x) * (Times(3, yy) - xx),
        ], 1).MoveToOuterDisposeScope();

        static Tensor Times(double factor, Tensor values) => values * Scalars.Of(factor);
        static Tensor Plus(Tensor values, double term) => values.Plus(Scalars.Of(term));
    }

    /// <summary>The same of one direction.</summary>
    public static void Encode(float x, float y, float z, Span<float> values)
    {
        (float xx, float yy, float zz) = (x * x, y * y, z * z);
        values[0] = Norms[0];
        (values[1], values[2], values[3]) = (-Norms[1] * y, Norms[1] * z, -Norms[1] * x);
        (values[4], values[5], values[6]) = (Norms[2] * x * y, -Norms[2] * y * z, Norms[3] * (3 * zz - 1));
        (values[7], values[8]) = (-Norms[2] * x * z, Norms[4] * (xx - yy));
        (values[9], values[10], values[11]) = (Norms[5] * y * (yy - 3 * xx), Norms[6] * x * y * z, Norms[7] * y * (1 - 5 * zz));
        (values[12], values[13]) = (Norms[8] * z * (5 * zz - 3), Norms[7] * x * (1 - 5 * zz));
        (values[14], values[15]) = (Norms[9] * z * (xx - yy), Norms[5] * x * (3 * yy - xx));
    }
}
