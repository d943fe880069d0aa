using System.Collections.Immutable;

namespace Chrysalis.Quantum.Circuits;

/// <summary>
/// Sets qubits to 0: measures them, forgets the result and flips those that were 1. Read-only: may be shared between threads.
/// </summary>
public sealed class Reset : Operation
{
    /// <summary>Resets qubits.</summary>
    /// <exception cref="QuantumException">A qubit is named twice or is negative.</exception>
    public Reset(ImmutableArray<int> qubits) : base(qubits, "reset") { }

    /// <summary>The qubits.</summary>
    public override string ToString() => $"reset {string.Join(' ', Qubits)}";

    internal override Operation WithQubits(ImmutableArray<int> qubits) => new Reset(qubits);
}
