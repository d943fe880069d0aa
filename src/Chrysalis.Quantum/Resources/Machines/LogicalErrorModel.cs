namespace Chrysalis.Quantum.Resources.Machines;

/// <summary>
/// How often a surface-code patch fails: prefactor * (p / threshold)^((d + 1) / 2) a patch and round of syndrome measurement.
/// </summary>
/// <param name="Name">Short name, as on the command line.</param>
/// <param name="Prefactor">Error at the threshold, a patch and round.</param>
/// <param name="Threshold">Physical error rate below which larger patches are better.</param>
/// <param name="Source">Who published it.</param>
public sealed record LogicalErrorModel(string Name, double Prefactor, double Threshold, string Source)
{
    /// <summary>Fowler and Gidney 2018, as used in 2019's factoring estimate.</summary>
    public static LogicalErrorModel FowlerGidney { get; } = new(
        "fowler-gidney", 0.1, 0.01, "Fowler and Gidney, arXiv:1808.06709; Gidney and Ekera, arXiv:1905.09749");

    /// <summary>Beverland et al. 2022, the Azure resource estimator's.</summary>
    public static LogicalErrorModel Beverland { get; } = new("beverland", 0.03, 0.01, "Beverland et al., arXiv:2211.07629");

    /// <summary>The rate assumed in 2025: 1e-15 a patch and round at distance 25 and error rate 1e-3, with the same scaling.</summary>
    public static LogicalErrorModel Gidney2025 { get; } = new(
        "gidney-2025", 0.01, 0.01, "Gidney, arXiv:2505.15917: 1e-15 at d = 25, p = 1e-3; prefactor derived by the common scaling");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<LogicalErrorModel> All { get; } = [FowlerGidney, Beverland, Gidney2025];

    /// <summary>Errors a patch and round.</summary>
    /// <param name="distance">Code distance.</param>
    /// <param name="errorRate">Physical error rate.</param>
    public double PerRound(int distance, double errorRate) => Prefactor * Math.Pow(errorRate / Threshold, (distance + 1) / 2.0);
}
