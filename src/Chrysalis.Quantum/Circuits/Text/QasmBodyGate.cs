namespace Chrysalis.Quantum.Circuits.Text;

/// <summary>A gate in a definition's body.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">Its parameters as text, evaluated at each use.</param>
/// <param name="Qubits">Places among the definition's qubits.</param>
internal sealed record QasmBodyGate(QasmToken Name, string[] Arguments, int[] Qubits);
