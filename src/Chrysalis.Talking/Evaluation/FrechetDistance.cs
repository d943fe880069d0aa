using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Evaluation;

/// <summary>
/// The Fréchet distance of two Gaussians, |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)) (Dowson &amp; Landau 1982; as FID, Heusel 2017):
/// over features of a network it says how far two sets of pictures lie apart. Few samples make it too large: compare only
/// distances over equally many.
/// </summary>
internal static class FrechetDistance
{
    /// <summary>Distance of two sets by their moments.</summary>
    public static double Between(FeatureMoments a, FeatureMoments b)
    {
        using var scope = NewDisposeScope();
        (Tensor meanA, Tensor covarianceA) = a.Moments();
        (Tensor meanB, Tensor covarianceB) = b.Moments();
        return Between(meanA, covarianceA, meanB, covarianceB);
    }

    /// <param name="meanA">n, double precision.</param>
    /// <param name="covarianceA">n x n, symmetric, positive semidefinite.</param>
    /// <param name="meanB">n.</param>
    /// <param name="covarianceB">n x n.</param>
    public static double Between(Tensor meanA, Tensor covarianceA, Tensor meanB, Tensor covarianceB)
    {
        using var scope = NewDisposeScope();

        // (C1 C2)^(1/2) has the trace of the symmetric (C1^(1/2) C2 C1^(1/2))^(1/2), whose eigenvalues are real.
        Tensor root = Root(covarianceA);
        Tensor eigenvalues = linalg.eigvalsh(root.matmul(covarianceB).matmul(root));
        double cross = eigenvalues.clamp(min: Scalars.Of(0)).sqrt().sum().item<double>();
        double distance = (meanA - meanB).Squared().sum().item<double>() + covarianceA.trace().item<double>()
            + covarianceB.trace().item<double>() - 2 * cross;
        return Math.Max(0, distance);
    }

    /// <summary>The symmetric root of a symmetric matrix; eigenvalues that rounding made negative count as 0.</summary>
    private static Tensor Root(Tensor symmetric)
    {
        (Tensor values, Tensor vectors) = linalg.eigh(symmetric);
        return (vectors * values.clamp(min: Scalars.Of(0)).sqrt()).matmul(vectors.t());
    }
}
