using System.Collections.Immutable;

namespace Chrysalis.Quantum.Circuits;

/// <summary>A gate on qubits. Read-only: may be shared between threads.</summary>
public sealed class GateOperation : Operation
{
    /// <summary>Puts a gate on qubits.</summary>
    /// <exception cref="QuantumException">The number of qubits is wrong, or one is named twice or is negative.</exception>
    public GateOperation(Gate gate, ImmutableArray<int> qubits)
        : base(qubits, $"gate '{(gate ?? throw new ArgumentNullException(nameof(gate))).Name}'")
    {
        if (qubits.Length != gate.QubitCount)
            throw new QuantumException($"The gate '{gate.Name}' acts on {gate.QubitCount} qubits and is given {qubits.Length}.");
        Gate = gate;
    }

    /// <summary>The gate.</summary>
    public Gate Gate { get; }

    /// <summary>Gate and qubits, as in "cx 0 1".</summary>
    public override string ToString() => $"{Gate} {string.Join(' ', Qubits)}";

    internal override Operation WithQubits(ImmutableArray<int> qubits) => new GateOperation(Gate, qubits);
}
