using System.Collections.Immutable;

namespace Chrysalis.Quantum.Circuits;

/// <summary>Operations that happen at the same time, each on qubits of its own. Read-only: may be shared between threads.</summary>
public sealed class Moment
{
    /// <summary>Collects operations into a moment.</summary>
    /// <exception cref="QuantumException">Two operations share a qubit.</exception>
    public Moment(ImmutableArray<Operation> operations)
    {
        var used = new HashSet<int>();
        foreach (Operation operation in operations)
            foreach (int qubit in operation.Qubits)
                if (!used.Add(qubit))
                    throw new QuantumException($"Qubit {qubit} takes part in two operations of one moment; the second is '{operation}'.");
        Operations = operations;
    }

    /// <summary>The operations.</summary>
    public ImmutableArray<Operation> Operations { get; }
}
