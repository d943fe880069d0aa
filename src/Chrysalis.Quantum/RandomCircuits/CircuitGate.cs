using System.Numerics;

namespace Chrysalis.Quantum.RandomCircuits;

/// <summary>A gate on one or two qubits.</summary>
/// <param name="Cycle">Cycle it belongs to, from 0.</param>
/// <param name="Name">The gate's name: <c>x_1_2</c>, <c>y_1_2</c>, <c>hz_1_2</c>, <c>rz</c> or <c>fs</c>, as in qsim's files.</param>
/// <param name="Qubits">One or two qubits; the first is the higher bit of the matrix's rows.</param>
/// <param name="Matrix">Unitary, row-major: 4 or 16 entries.</param>
public sealed record CircuitGate(int Cycle, string Name, IReadOnlyList<int> Qubits, Complex[] Matrix);
