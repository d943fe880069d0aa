using Chrysalis.Quantum.Shor;

namespace Chrysalis.Studies.Shor;

/// <summary>How an RSA modulus was split.</summary>
/// <param name="Modulus">The modulus.</param>
/// <param name="Factor">One factor.</param>
/// <param name="Cofactor">The other.</param>
/// <param name="Seed">Seed of everything drawn.</param>
/// <param name="Runs">Every run, the last of which found the factor.</param>
public sealed record FactoringFindings(int Modulus, int Factor, int Cofactor, int Seed, IReadOnlyList<FactoringRun> Runs)
{
    /// <summary>Splits a modulus.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static FactoringFindings Of(int modulus, int seed, CancellationToken cancellation)
    {
        IReadOnlyList<FactoringRun> runs = Factoring.Solve(modulus, new Random(seed), cancellation);
        int factor = runs[^1].Run.Factor!.Value;
        return new(modulus, factor, modulus / factor, seed, runs);
    }
}
