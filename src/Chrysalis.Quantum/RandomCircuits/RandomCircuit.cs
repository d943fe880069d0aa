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
        [.. Gates.Where(gate => gate.Qubits.Count == 2).GroupBy(gate => gate.Cycle).OrderBy(cycle => cycle.Key)
            .Select(cycle => cycle.Count())];

    /// <summary>
    /// A patch as in the published experiments: some connected qubits around the middle of the couplings, and the gates among them;
    /// gates to the qubits outside are left out.
    /// </summary>
    /// <param name="count">Qubits of the patch, from 1 to all.</param>
    /// <exception cref="QuantumException">The circuit has fewer qubits, or fewer of them are coupled.</exception>
    public RandomCircuit Patch(int count)
    {
        if (count < 1 || count > QubitCount)
            throw new QuantumException(
                $"A patch of {count} qubits cannot be taken from a circuit of {QubitCount}: take 1 to {QubitCount}.");
        ILookup<int, int> neighbours = Gates.Where(gate => gate.Qubits.Count == 2)
            .SelectMany(gate => (IEnumerable<(int From, int To)>)[(gate.Qubits[0], gate.Qubits[1]), (gate.Qubits[1], gate.Qubits[0])])
            .Distinct().ToLookup(pair => pair.From, pair => pair.To);
        // The middle: the qubit whose farthest partner is nearest.
        List<int> order = Enumerable.Range(0, QubitCount).Select(qubit => Reach(neighbours, qubit))
            .OrderByDescending(reach => reach.Order.Count).ThenBy(reach => reach.Depth).First().Order;
        if (order.Count < count)
            throw new QuantumException(
                $"Only {order.Count} qubits of the circuit are coupled to each other: take a patch of 1 to {order.Count}.");
        int[] taken = [.. order.Take(count).Order()];
        return new(count, Cycles,
        [
            .. Gates.Where(gate => gate.Qubits.All(qubit => Array.BinarySearch(taken, qubit) >= 0))
                .Select(gate => gate with { Qubits = [.. gate.Qubits.Select(qubit => Array.BinarySearch(taken, qubit))] }),
        ]);
    }

    private static (List<int> Order, int Depth) Reach(ILookup<int, int> neighbours, int start)
    {
        List<int> order = [start];
        var depths = new Dictionary<int, int> { [start] = 0 };
        for (int i = 0; i < order.Count; i++)
            foreach (int next in neighbours[order[i]].Order())
                if (depths.TryAdd(next, depths[order[i]] + 1))
                    order.Add(next);
        return (order, depths[order[^1]]);
    }

    /// <summary>The gates for the state vector, with the Paulis of one run's errors after them.</summary>
    /// <param name="errors">For each gate the Paulis (0 I, 1 X, 2 Y, 3 Z) that follow it on its qubits, or null; null for no errors at
    /// all.</param>
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
