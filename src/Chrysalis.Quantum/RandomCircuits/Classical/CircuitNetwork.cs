using System.Numerics;
using Chrysalis.Quantum.TensorNetworks;

namespace Chrysalis.Quantum.RandomCircuits.Classical;

/// <summary>
/// The tensor network of a circuit's amplitude. Diagonal gates, and swaps times diagonal gates such as iSWAP, need no new
/// indices: they join wires instead of cutting them, which makes a network of them much cheaper. Other gates are kept whole.
/// </summary>
public static class CircuitNetwork
{
    private const double Tolerance = 1e-9;

    /// <summary>The network of one amplitude, or of all amplitudes that share the given outputs.</summary>
    /// <param name="circuit">The circuit; it starts in |0...0>.</param>
    /// <param name="outputs">One entry a qubit: 0, 1, or null for an output left open.</param>
    /// <returns>A network in which everything that costs nothing is already contracted; its open indices follow the qubits.</returns>
    /// <exception cref="ArgumentException">As many outputs as qubits are needed.</exception>
    public static TensorNetwork Amplitude(RandomCircuit circuit, IReadOnlyList<int?> outputs)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(outputs);
        if (outputs.Count != circuit.QubitCount)
            throw new ArgumentException($"There are {outputs.Count} outputs for {circuit.QubitCount} qubits.", nameof(outputs));
        var wires = new Wires(circuit.QubitCount);
        foreach (CircuitGate gate in circuit.Gates)
            wires.Add(gate);
        return NetworkSimplification.Simplify(wires.Close(outputs));
    }

    private sealed class Wires
    {
        private readonly List<Tensor> tensors = [];
        private readonly int[] current;
        private int next;

        public Wires(int qubits)
        {
            current = [.. Enumerable.Range(0, qubits)];
            next = qubits;
            tensors.AddRange(current.Select(index => new Tensor([index], [Complex.One, Complex.Zero])));
        }

        public void Add(CircuitGate gate)
        {
            int[] permutation = gate.Qubits.Count == 2 ? [0, 2, 1, 3] : [];
            int[] identity = [.. Enumerable.Range(0, 1 << gate.Qubits.Count)];
            int[] inputs = [.. gate.Qubits.Select(qubit => current[qubit])];
            if (IsSupportedOn(gate, identity))
            {
                tensors.Add(new(inputs, [.. identity.Select(i => gate.Matrix[i * identity.Length + i])]));
            }
            else if (permutation.Length > 0 && IsSupportedOn(gate, permutation))
            {
                // Output bits (a, b) come from input bits (b, a): the wires change places.
                tensors.Add(new(inputs, [.. identity.Select(i => gate.Matrix[permutation[i] * identity.Length + i])]));
                (current[gate.Qubits[0]], current[gate.Qubits[1]]) = (inputs[1], inputs[0]);
            }
            else
            {
                int[] made = [.. gate.Qubits.Select(_ => next++)];
                tensors.Add(new([.. made, .. inputs], gate.Matrix.ToArray()));
                for (int i = 0; i < made.Length; i++)
                    current[gate.Qubits[i]] = made[i];
            }
        }

        public TensorNetwork Close(IReadOnlyList<int?> outputs)
        {
            for (int qubit = 0; qubit < outputs.Count; qubit++)
            {
                if (outputs[qubit] is { } value)
                    tensors.Add(new([current[qubit]], [1 - value, value]));
            }

            return new(
                tensors, [.. Enumerable.Range(0, outputs.Count).Where(qubit => outputs[qubit] is null).Select(qubit => current[qubit])]);
        }

        /// <summary>True when each column has an entry only in the row that <paramref name="rowOf"/> names.</summary>
        private static bool IsSupportedOn(CircuitGate gate, int[] rowOf)
        {
            for (int column = 0; column < rowOf.Length; column++)
            {
                for (int row = 0; row < rowOf.Length; row++)
                {
                    if (row != rowOf[column] && gate.Matrix[row * rowOf.Length + column].Magnitude > Tolerance)
                        return false;
                }
            }

            return true;
        }
    }
}
