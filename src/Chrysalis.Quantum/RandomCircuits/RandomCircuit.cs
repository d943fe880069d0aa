using Chrysalis.Quantum.Circuits;

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

    /// <summary>The gates for the state vector, with the Paulis of one run's errors after them.</summary>
    /// <param name="errors">For each gate the Paulis (0 I, 1 X, 2 Y, 3 Z) that follow it on its qubits, or null; null for no errors at all.</param>
    internal IEnumerable<GateOperation> Operations(int[]?[]? errors = null)
    {
        Gate[] paulis = [Circuits.Gates.I, Circuits.Gates.X, Circuits.Gates.Y, Circuits.Gates.Z];
        for (int i = 0; i < Gates.Count; i++)
        {
            yield return new(Gates[i].Gate, [.. Gates[i].Qubits]);
            if (errors?[i] is not { } drawn)
                continue;
            for (int k = 0; k < drawn.Length; k++)
                if (drawn[k] != 0)
                    yield return new(paulis[drawn[k]], [Gates[i].Qubits[k]]);
        }
    }
}
