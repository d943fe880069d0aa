using Chrysalis.Quantum.RandomCircuits.Fidelity;
using static System.FormattableString;

namespace Chrysalis.Studies.Rcs;

/// <summary>Figures of random circuits in words.</summary>
public static class RcsWords
{
    /// <summary>The memory bound of a search.</summary>
    public static string Bound(RcsFindings.Contraction one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.MemoryBoundLog2Entries is { } log2 ? $"2^{log2}" : "none";
    }

    /// <summary>An estimate with its 95 % interval.</summary>
    public static string Estimate(FidelityEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return Invariant($"{estimate.Value:0.000} [{estimate.Low:0.000}, {estimate.High:0.000}]");
    }
}
