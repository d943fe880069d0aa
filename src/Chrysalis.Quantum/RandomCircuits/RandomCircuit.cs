namespace Chrysalis.Quantum.RandomCircuits;

/// <summary>A circuit of cycles: a layer of single-qubit gates, then a layer of two-qubit gates; single-qubit gates close it.</summary>
/// <param name="QubitCount">Number of qubits.</param>
/// <param name="Cycles">Number of layers of two-qubit gates.</param>
/// <param name="Gates">The gates in the order of time.</param>
public sealed record RandomCircuit(int QubitCount, int Cycles, IReadOnlyList<CircuitGate> Gates)
{
    /// <summary>Gates on two qubits.</summary>
    public int TwoQubitGateCount => Gates.Count(gate => gate.Qubits.Count == 2);

    /// <summary>Physical gates on one qubit; rotations about Z are changes of frame and take no time.</summary>
    public int SingleQubitGateCount => Gates.Count(gate => gate.Qubits.Count == 1 && gate.Name != "rz");

    /// <summary>Two-qubit gates of each cycle.</summary>
    public IReadOnlyList<int> TwoQubitGatesPerCycle =>
        [.. Gates.Where(gate => gate.Qubits.Count == 2).GroupBy(gate => gate.Cycle).OrderBy(cycle => cycle.Key).Select(cycle => cycle.Count())];
}
