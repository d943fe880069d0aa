using System.Collections.Immutable;

namespace Chrysalis.Quantum.Circuits;

/// <summary>
/// A quantum circuit: moments over qubits 0 to n - 1. Immutable; made by <see cref="CircuitBuilder"/> or read from a file. In basis states
/// and amplitudes qubit q is bit q, so qubit 0 is the least significant. Read-only: may be shared between threads.
/// </summary>
public sealed class Circuit
{
    /// <summary>The most qubits a circuit may have; only circuits of at most about 30 can be simulated by their state vector.</summary>
    public const int MaxQubitCount = 100_000;

    /// <summary>Creates a circuit from its moments.</summary>
    /// <exception cref="QuantumException">The number of qubits is out of range or an operation names a qubit beyond it.</exception>
    public Circuit(int qubitCount, ImmutableArray<Moment> moments)
    {
        CheckQubitCount(qubitCount);
        foreach (Operation operation in moments.SelectMany(moment => moment.Operations))
            CheckQubits(operation, qubitCount);
        QubitCount = qubitCount;
        Moments = moments;
    }

    /// <summary>Number of qubits.</summary>
    public int QubitCount { get; }

    /// <summary>The moments in the order of time.</summary>
    public ImmutableArray<Moment> Moments { get; }

    /// <summary>Number of moments.</summary>
    public int Depth => Moments.Length;

    /// <summary>All operations in the order of time.</summary>
    public IEnumerable<Operation> Operations => Moments.SelectMany(moment => moment.Operations);

    /// <summary>All gates in the order of time, without measurements and resets.</summary>
    public IEnumerable<GateOperation> GateOperations => Operations.OfType<GateOperation>();

    /// <summary>The circuit followed by another on as many qubits.</summary>
    /// <exception cref="QuantumException">The numbers of qubits differ.</exception>
    public Circuit Then(Circuit next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (next.QubitCount != QubitCount)
            throw new QuantumException($"A circuit on {next.QubitCount} qubits cannot follow one on {QubitCount}.");
        return new(QubitCount, Moments.AddRange(next.Moments));
    }

    /// <summary>The circuit run backwards: every gate undone, last first.</summary>
    /// <exception cref="QuantumException">The circuit measures or resets, which cannot be undone.</exception>
    public Circuit Adjoint() => new(QubitCount, [.. Moments.Reverse().Select(moment => new Moment([.. moment.Operations.Select(Undo)]))]);

    internal static void CheckQubitCount(int qubitCount)
    {
        if (qubitCount is < 1 or > MaxQubitCount)
            throw new QuantumException($"A circuit has 1 to {MaxQubitCount} qubits, not {qubitCount}.");
    }

    internal static void CheckQubits(Operation operation, int qubitCount)
    {
        foreach (int qubit in operation.Qubits)
            if (qubit >= qubitCount)
                throw new QuantumException($"'{operation}' names qubit {qubit}, but the circuit has qubits 0 to {qubitCount - 1}.");
    }

    private static Operation Undo(Operation operation) => operation is GateOperation gate
        ? new GateOperation(gate.Gate.Adjoint(), gate.Qubits)
        : throw new QuantumException($"'{operation}' cannot be undone.");
}
