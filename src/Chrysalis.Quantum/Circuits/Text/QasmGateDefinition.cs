namespace Chrysalis.Quantum.Circuits.Text;

/// <summary>A gate the text defines: its body is read anew at each use, with the parameters' values.</summary>
/// <param name="Parameters">Names of the parameters.</param>
/// <param name="Qubits">Names of the qubits.</param>
/// <param name="Body">The gates it is made of.</param>
/// <param name="Work">Steps that unfolding it takes, definitions within definitions included; infinity never overflows.</param>
internal sealed record QasmGateDefinition(string[] Parameters, string[] Qubits, List<QasmBodyGate> Body, double Work);
