using Chrysalis.Quantum.Reversible;

namespace Chrysalis.Quantum.Grover;

/// <summary>How fast a machine evaluates a hash oracle in superposition.</summary>
/// <param name="Counts">The oracle's gates; one call computes and uncomputes the hash.</param>
/// <param name="ToffoliRate">Toffoli gates, or layers of them, a second: the inverse of the machine's reaction time.</param>
public sealed record HashOracleSpeed(ReversibleCounts Counts, double ToffoliRate)
{
    /// <summary>
    /// One Toffoli every 10 us, the reaction time of the estimates for surface codes (Gidney and Ekera, arXiv:1905.09749).
    /// </summary>
    public const double DefaultToffoliRate = 1e5;

    /// <summary>Amy et al. 2016 (arXiv:1603.09383): surface-code cycles of a preimage, as a power of two.</summary>
    public const double AmyLogCycles = 153.8;

    /// <summary>Amy et al. 2016: logical qubits of one SHA-256 with its distillation, as a power of two.</summary>
    public const double AmyLogQubits = 12.6;

    /// <summary>
    /// Oracle calls a second of Amy et al. (arXiv:1603.09383): 2^153.8 surface-code cycles for pi/4 2^128 iterations of SHA-256,
    /// at 1 us a cycle.
    /// </summary>
    public static double AmyCallsPerSecond { get; } = 1e6 * Math.PI / 4 * Math.Pow(2, 128 - AmyLogCycles);

    /// <summary>Logical qubits of Amy et al., one SHA-256: 2^12.6.</summary>
    public static double AmyLogicalQubits { get; } = Math.Pow(2, AmyLogQubits);

    /// <summary>Calls a second with one Toffoli at a time: rate / Toffoli count.</summary>
    public double SequentialCallsPerSecond => ToffoliRate / Counts.Toffoli;

    /// <summary>Calls a second with as many Toffoli gates at once as the circuit allows: rate / Toffoli depth.</summary>
    public double ParallelCallsPerSecond => ToffoliRate / Counts.ToffoliDepth;

    /// <summary>
    /// Time to search <paramref name="expectedHashes"/> hashes for one solution at the parallel rate: pi/4 sqrt(D) calls.
    /// </summary>
    public double SecondsToSolve(double expectedHashes) => Math.PI / 4 * Math.Sqrt(expectedHashes) / ParallelCallsPerSecond;
}
