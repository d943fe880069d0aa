using System.Numerics;
using Chrysalis.Quantum.Circuits;

namespace Chrysalis.Quantum.RandomCircuits;

/// <summary>A gate on one or two qubits in its cycle.</summary>
/// <param name="Cycle">Cycle it belongs to, from 0.</param>
/// <param name="Name">The gate's name: <c>x_1_2</c>, <c>y_1_2</c>, <c>hz_1_2</c>, <c>rz</c> or <c>fs</c>, as in qsim's files.</param>
/// <param name="Gate">The gate.</param>
/// <param name="Qubits">One or two qubits; the first is the higher bit of the matrix's rows.</param>
public sealed record CircuitGate(int Cycle, string Name, Gate Gate, IReadOnlyList<int> Qubits)
{
    /// <summary>Unitary, row-major: 4 or 16 entries.</summary>
    public ReadOnlySpan<Complex> Matrix => Gate.Unitary.Entries;
}
