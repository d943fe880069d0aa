using System.Numerics;
using Chrysalis.Quantum.Circuits;
using Chrysalis.Quantum.Grover;

namespace Chrysalis.Quantum.Tests.Grover;

/// <summary>Grover's search gate by gate: Hadamards, X and multiply controlled Z, each applied as its whole matrix.</summary>
public class GroverCircuitTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(6, 3)]
    public void Iterate_SmallRegister_EqualsTheCircuit(int qubits, int solutions)
    {
        var random = new Random(qubits);
        long[] marked = [.. Enumerable.Range(0, 1 << qubits).OrderBy(_ => random.Next()).Take(solutions).Select(state => (long)state)];
        var register = new GroverRegister(SearchOracle.FromPredicate(qubits, marked.Contains));
        var state = new Complex[1 << qubits];
        state[0] = 1;
        ApplyToAll(state, Gates.H, qubits);
        for (int k = 1; k <= 4; k++)
        {
            register.Iterate();
            foreach (long solution in marked)
                FlipSign(state, qubits, solution);
            // H (2|0><0| - 1) H is the reflection about the mean; flipping the sign of |0> gives its negative.
            ApplyToAll(state, Gates.H, qubits);
            FlipSign(state, qubits, 0);
            ApplyToAll(state, Gates.H, qubits);
            for (int i = 0; i < state.Length; i++)
                Assert.Equal(0, (state[i] - register.Amplitudes[i] * (k % 2 == 0 ? 1 : -1)).Magnitude, 1e-12);
        }
    }

    /// <summary>X where the basis state has a 0, a Z controlled by all other qubits, X again.</summary>
    private static void FlipSign(Complex[] state, int qubits, long basisState)
    {
        int[] zeros = [.. Enumerable.Range(0, qubits).Where(qubit => (basisState >> qubit & 1) == 0)];
        foreach (int qubit in zeros)
            Apply(state, Gates.X.Unitary, [qubit]);
        Apply(state, Gates.Z.Controlled(qubits - 1).Unitary, [.. Enumerable.Range(0, qubits)]);
        foreach (int qubit in zeros)
            Apply(state, Gates.X.Unitary, [qubit]);
    }

    private static void ApplyToAll(Complex[] state, Gate gate, int qubits)
    {
        for (int qubit = 0; qubit < qubits; qubit++)
            Apply(state, gate.Unitary, [qubit]);
    }

    /// <summary>The matrix on the given qubits; Z with controls is symmetric, so their order does not matter.</summary>
    private static void Apply(Complex[] state, UnitaryMatrix matrix, int[] qubits)
    {
        Complex[] before = [.. state];
        int mask = qubits.Sum(qubit => 1 << qubit);
        for (int i = 0; i < state.Length; i++)
        {
            int row = Index(i, qubits);
            state[i] = Complex.Zero;
            for (int column = 0; column < matrix.Dimension; column++)
                state[i] += matrix[row, column] * before[(i & ~mask) | Spread(column, qubits)];
        }
    }

    private static int Index(int state, int[] qubits) => Enumerable.Range(0, qubits.Length).Sum(i => (state >> qubits[i] & 1) << i);

    private static int Spread(int index, int[] qubits) => Enumerable.Range(0, qubits.Length).Sum(i => (index >> i & 1) << qubits[i]);
}
