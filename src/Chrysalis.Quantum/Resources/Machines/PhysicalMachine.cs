using Chrysalis.Quantum.Published;
using static System.FormattableString;

namespace Chrysalis.Quantum.Resources.Machines;

/// <summary>The physical qubits a computer is built of.</summary>
/// <param name="Name">Short name, as on the command line.</param>
/// <param name="ErrorRate">Error rate of a physical gate, uniform circuit noise.</param>
/// <param name="CycleSeconds">One round of syndrome measurement, in seconds.</param>
/// <param name="ReactionSeconds">From measuring a logical qubit to acting on the result, decoding included, in seconds.</param>
/// <param name="Source">Where the figures are from.</param>
public sealed record PhysicalMachine(string Name, double ErrorRate, double CycleSeconds, double ReactionSeconds, string Source)
{
    /// <summary>Google's chip as published; its error rate is the uniform one that has its error suppression: 0.01 / Lambda.</summary>
    public static PhysicalMachine Willow { get; } = new(
        "willow", WillowFigures.EffectiveErrorRate, 1.1e-6, 63e-6,
        Invariant($"arXiv:2408.13687: Lambda = {WillowFigures.Lambda}, 1.1 us a cycle, 63 us decoder latency at d = 5; ")
            + "error rate derived as 0.01 / Lambda");

    /// <summary>The machine of most estimates for superconducting qubits.</summary>
    public static PhysicalMachine OneMicrosecond { get; } = new(
        "1us", 1e-3, 1e-6, 10e-6, "assumed: 1e-3, 1 us, 10 us, as in arXiv:1905.09749 and 2505.15917");

    /// <summary>Ten times slower, as for photons with delay lines.</summary>
    public static PhysicalMachine TenMicroseconds { get; } = new(
        "10us", 1e-3, 10e-6, 10e-6, "assumed: 1e-3, 10 us a cycle as in arXiv:2306.08585, 10 us reaction");

    /// <summary>A hundred times slower, as for shuttled ions and atoms.</summary>
    public static PhysicalMachine HundredMicroseconds { get; } = new(
        "100us", 1e-3, 100e-6, 100e-6, "assumed: 1e-3, 100 us a cycle and as long a reaction");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PhysicalMachine> All { get; } = [Willow, OneMicrosecond, TenMicroseconds, HundredMicroseconds];

    /// <summary>Refuses what no machine can have.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="QuantumException">An error rate outside 1e-6 to 0.1, or a time that is not positive.</exception>
    public PhysicalMachine Validated()
    {
        Limits.Require("The error rate", ErrorRate, 1e-6, 0.1, "errors a gate");
        Limits.Require("The cycle time in microseconds", CycleSeconds * 1e6, 1e-3, 1e9, "microseconds");
        Limits.Require("The reaction time in microseconds", ReactionSeconds * 1e6, 1e-3, 1e9, "microseconds");
        return this;
    }
}
