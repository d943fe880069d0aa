using Chrysalis.Quantum.Circuits;

namespace Chrysalis.Benchmarks.StateVector;

/// <summary>
/// Random circuits of the supremacy experiment's kind (arXiv:1910.11333): on a grid of qubits, each cycle puts a random one of
/// sqrt X, sqrt Y, sqrt W on every qubit, never the same twice running, then fSim(pi/2, pi/6) on the couplers of one of four patterns,
/// in the order ABCDCDAB; a last layer of one-qubit gates ends it.
/// </summary>
internal static class GridCircuit
{
    private static readonly Gate[] Roots = [Gates.SqrtX, Gates.SqrtY, Gates.SqrtW];

    public static Circuit Make(int qubits, int cycles, int seed)
    {
        int columns = Enumerable.Range(1, qubits).Where(width => qubits % width == 0 && width * width >= qubits).First();
        var random = new Random(seed);
        var builder = new CircuitBuilder(qubits);
        int[] last = [.. Enumerable.Repeat(-1, qubits)];
        for (int cycle = 0; cycle <= cycles; cycle++)
        {
            for (int qubit = 0; qubit < qubits; qubit++)
            {
                last[qubit] = last[qubit] < 0 ? random.Next(3) : (last[qubit] + 1 + random.Next(2)) % 3;
                builder.Add(Roots[last[qubit]], qubit);
            }

            if (cycle < cycles)
                Couple(builder, qubits, columns, "ABCDCDAB"[cycle % 8]);
            builder.Barrier();
        }

        return builder.Build();
    }

    private static void Couple(CircuitBuilder builder, int qubits, int columns, char pattern)
    {
        int step = pattern is 'A' or 'B' ? columns : 1, parity = pattern is 'A' or 'C' ? 0 : 1;
        for (int qubit = 0; qubit + step < qubits; qubit++)
        {
            int row = qubit / columns, column = qubit % columns;
            bool inside = step == columns || column + 1 < columns;
            // Neighbouring lines are shifted, as on the chip: the couplers of a pattern lie in a checkerboard.
            if (inside && (row + column & 1) == parity)
                builder.Add(Gates.ISwapLike(Math.PI / 6), qubit, qubit + step);
        }
    }
}
