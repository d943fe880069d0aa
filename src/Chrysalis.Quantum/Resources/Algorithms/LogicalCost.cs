using Chrysalis.Quantum.Resources.Machines;

namespace Chrysalis.Quantum.Resources.Algorithms;

/// <summary>What one run of an algorithm needs when every logical qubit and gate is perfect.</summary>
public sealed record LogicalCost
{
    /// <summary>Short name, as on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>What it computes, for people.</summary>
    public required string Task { get; init; }

    /// <summary>Logical qubits that hold the algorithm's data.</summary>
    public required double LogicalQubits { get; init; }

    /// <summary>Toffoli gates of one run.</summary>
    public required double Toffoli { get; init; }

    /// <summary>
    /// Layers of Toffoli gates that wait for each other in one run; equal to <see cref="Toffoli"/> when one follows the other.
    /// </summary>
    public required double ToffoliDepth { get; init; }

    /// <summary>Logical qubits worked on at a time; the others may lie in denser storage.</summary>
    public required double ActiveQubits { get; init; }

    /// <summary>Runs that the classical post-processing needs on average when none fails.</summary>
    public double Runs { get; init; } = 1;

    /// <summary>Who published the figures, and which are derived or assumed.</summary>
    public required string Source { get; init; }

    /// <summary>Refuses what no algorithm can have.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="QuantumException">A figure is not a positive number, or the depth exceeds the gates, or the active qubits exceed
    /// all.</exception>
    public LogicalCost Validated()
    {
        Limits.Require("The logical qubits", LogicalQubits, 1, 1e9, "qubits");
        Limits.Require("The Toffoli gates", Toffoli, 1, 1e60, "gates");
        Limits.Require("The Toffoli depth", ToffoliDepth, 1, Toffoli, "layers, at most the Toffoli gates");
        Limits.Require("The active qubits", ActiveQubits, 1, LogicalQubits, "qubits, at most the logical qubits");
        Limits.Require("The runs", Runs, 1, 1e9, "runs");
        return this;
    }
}
