using System.Collections.Immutable;

namespace Chrysalis.Quantum.Circuits;

/// <summary>
/// Builds a circuit. Each operation goes into the earliest moment in which all its qubits are free, but not before the last
/// <see cref="Barrier"/>. Methods return the builder. Not for use from several threads at once.
/// </summary>
public sealed class CircuitBuilder
{
    private readonly List<List<Operation>> moments = [];
    private readonly int[] free;
    private int barrier;

    /// <summary>Starts a circuit.</summary>
    /// <exception cref="QuantumException">The number of qubits is out of range.</exception>
    public CircuitBuilder(int qubitCount)
    {
        Circuit.CheckQubitCount(qubitCount);
        free = new int[qubitCount];
    }

    /// <summary>Number of qubits.</summary>
    public int QubitCount => free.Length;

    /// <summary>Adds an operation.</summary>
    /// <exception cref="QuantumException">The operation names a qubit beyond the circuit.</exception>
    public CircuitBuilder Add(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        Circuit.CheckQubits(operation, QubitCount);
        int moment = barrier;
        foreach (int qubit in operation.Qubits)
            moment = Math.Max(moment, free[qubit]);
        while (moments.Count <= moment)
            moments.Add([]);
        moments[moment].Add(operation);
        foreach (int qubit in operation.Qubits)
            free[qubit] = moment + 1;
        return this;
    }

    /// <summary>Adds a gate on qubits.</summary>
    /// <exception cref="QuantumException">The number of qubits is wrong, or one is named twice or does not exist.</exception>
    public CircuitBuilder Add(Gate gate, params ReadOnlySpan<int> qubits) => Add(new GateOperation(gate, [.. qubits]));

    /// <summary>Adds a one-qubit gate on every qubit.</summary>
    public CircuitBuilder AddToAll(Gate gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        for (int qubit = 0; qubit < QubitCount; qubit++)
            Add(gate, qubit);
        return this;
    }

    /// <summary>Adds every operation of a circuit; its qubit i becomes <paramref name="qubits"/>[i].</summary>
    /// <exception cref="QuantumException">A qubit does not exist or is named twice.</exception>
    public CircuitBuilder Add(Circuit circuit, params ReadOnlySpan<int> qubits)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        if (qubits.Length != circuit.QubitCount)
            throw new QuantumException($"A circuit on {circuit.QubitCount} qubits is put on {qubits.Length}.");
        ImmutableArray<int> map = [.. qubits];
        foreach (Operation operation in circuit.Operations)
            Add(operation.WithQubits([.. operation.Qubits.Select(qubit => map[qubit])]));
        return this;
    }

    /// <summary>Adds a measurement under a key.</summary>
    /// <exception cref="QuantumException">The key is empty, or a qubit is named twice or does not exist.</exception>
    public CircuitBuilder Measure(string key, params ReadOnlySpan<int> qubits) => Add(new Measurement(key, [.. qubits]));

    /// <summary>Measures every qubit under the key "m".</summary>
    public CircuitBuilder MeasureAll() => Add(new Measurement("m", [.. Enumerable.Range(0, QubitCount)]));

    /// <summary>Sets qubits to 0.</summary>
    /// <exception cref="QuantumException">A qubit is named twice or does not exist.</exception>
    public CircuitBuilder Reset(params ReadOnlySpan<int> qubits) => Add(new Reset([.. qubits]));

    /// <summary>What follows starts in a new moment.</summary>
    public CircuitBuilder Barrier()
    {
        barrier = moments.Count;
        return this;
    }

    /// <summary>The circuit as it stands.</summary>
    public Circuit Build() => new(QubitCount, [.. moments.Select(operations => new Moment([.. operations]))]);
}
