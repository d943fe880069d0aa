using System.Collections.Immutable;

namespace Chrysalis.Quantum.Circuits;

/// <summary>
/// What happens to some qubits at one moment: a gate, a measurement or a reset. Read-only: may be shared between threads.
/// </summary>
public abstract class Operation
{
    private protected Operation(ImmutableArray<int> qubits, string what)
    {
        if (qubits.IsDefaultOrEmpty)
            throw new QuantumException($"The {what} names no qubit.");
        for (int i = 0; i < qubits.Length; i++)
        {
            if (qubits[i] < 0)
                throw new QuantumException($"The {what} names qubit {qubits[i]}; qubits are numbered from 0.");
            if (qubits.AsSpan(0, i).Contains(qubits[i]))
                throw new QuantumException($"The {what} names qubit {qubits[i]} twice.");
        }

        Qubits = qubits;
    }

    /// <summary>The qubits, all different, numbered from 0; their order is the gate's.</summary>
    public ImmutableArray<int> Qubits { get; }

    internal abstract Operation WithQubits(ImmutableArray<int> qubits);
}
