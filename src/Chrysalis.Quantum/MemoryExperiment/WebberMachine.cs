using Chrysalis.Quantum.Published;

namespace Chrysalis.Quantum.MemoryExperiment;

/// <summary>
/// The published machine that the article's 317 million qubits come from, as a target for a memory. Source: Webber et
/// al., AVS Quantum Sci. 4, 013801 (2022): a 256-bit elliptic-curve key in one hour, code cycle 1 us, gate error 1e-3.
/// </summary>
public static class WebberMachine
{
    /// <summary>Physical qubits, published.</summary>
    public const double PhysicalQubits = KeyMachines.WebberHourQubits;

    /// <summary>Logical qubits of a 256-bit key: Roetteler et al., arXiv:1706.06752, 9 n + 2 log2 n + 10.</summary>
    public const int LogicalQubits = 2330;

    /// <summary>Cycles of an hour at 1 us.</summary>
    public const double Cycles = 3600e6;

    /// <summary>Errors a cycle and logical qubit so that half a failure is expected in the hour (our assumption).</summary>
    public const double ErrorsPerCycle = 0.5 / (LogicalQubits * Cycles);
}
