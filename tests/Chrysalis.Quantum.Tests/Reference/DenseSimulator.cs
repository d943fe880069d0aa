using System.Numerics;
using Chrysalis.Quantum.Circuits;

namespace Chrysalis.Quantum.Tests.Reference;

/// <summary>
/// A slow oracle, unlike the fast simulator on purpose: each amplitude of the result is a sum over the inputs by the textbook's
/// definition, gate after gate, without fusion, vectors or layout.
/// </summary>
internal static class DenseSimulator
{
    public static Complex[] Run(Circuit circuit)
    {
        var state = new Complex[1 << circuit.QubitCount];
        state[0] = 1;
        return circuit.GateOperations.Aggregate(state, Apply);
    }

    public static Complex[] Apply(Complex[] state, GateOperation operation)
    {
        UnitaryMatrix matrix = operation.Gate.Unitary;
        var result = new Complex[state.Length];
        for (int output = 0; output < state.Length; output++)
            for (int column = 0; column < matrix.Dimension; column++)
            {
                int input = output, row = 0;
                foreach ((int place, int qubit) in operation.Qubits.Reverse().Index())
                {
                    row |= (output >> qubit & 1) << place;
                    input = input & ~(1 << qubit) | (column >> place & 1) << qubit;
                }

                result[output] += matrix[row, column] * state[input];
            }

        return result;
    }

    /// <summary>A random circuit of every gate of the field that fits.</summary>
    public static Circuit RandomCircuit(int qubits, int gates, int seed)
    {
        var random = new Random(seed);
        var builder = new CircuitBuilder(qubits);
        for (int i = 0; i < gates; i++)
        {
            Gate gate = RandomGate(random);
            int[] order = [.. Enumerable.Range(0, qubits)];
            random.Shuffle(order);
            if (gate.QubitCount <= qubits)
                builder.Add(gate, order.AsSpan(0, gate.QubitCount));
        }

        return builder.Build();
    }

    private static Gate RandomGate(Random random)
    {
        double a = random.NextDouble() * 6, b = random.NextDouble() * 6, c = random.NextDouble() * 6;
        Gate[] all =
        [
            Gates.X, Gates.Y, Gates.Z, Gates.H, Gates.S, Gates.Sdg, Gates.T, Gates.Tdg, Gates.SqrtX, Gates.SqrtXdg, Gates.SqrtY,
            Gates.SqrtW, Gates.Rx(a), Gates.Ry(a), Gates.Rz(a), Gates.Rxy(a, b), Gates.P(a), Gates.U2(a, b), Gates.U3(a, b, c),
            Gates.PhasedXZ(a, b, c), Gates.CX, Gates.CY, Gates.CZ, Gates.CP(a), Gates.Swap, Gates.ISwap, Gates.FSim(a, b), Gates.CCX,
            Gates.CCZ, Gates.CSwap, Gates.FSim(a, b).Controlled(2), Gates.U3(a, b, c).Controlled(3),
        ];
        return all[random.Next(all.Length)];
    }
}
