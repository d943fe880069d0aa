using Chrysalis.Quantum.Circuits;
using Chrysalis.Quantum.Circuits.Text;

namespace Chrysalis.Quantum.RandomCircuits;

/// <summary>
/// Reads the published random circuits in qsim's text format (see <see cref="QsimFormat"/>). A cycle begins at each time at which
/// gates act on two qubits; measurements at the end are left out, since what is sampled is the state before them.
/// </summary>
public static class PublishedCircuitFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="QuantumException">The file is malformed (the message has line and column), or a gate acts on more than two
    /// qubits.</exception>
    public static RandomCircuit Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            return Of(QsimFormat.Load(path));
        }
        catch (CircuitFormatException malformed)
        {
            throw new QuantumException($"{Path.GetFileName(path)}: {malformed.Message}", malformed);
        }
    }

    /// <summary>A circuit by its cycles.</summary>
    /// <exception cref="QuantumException">A gate acts on more than two qubits, or a qubit is reset.</exception>
    public static RandomCircuit Of(Circuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        var gates = new List<CircuitGate>();
        int cycle = -1;
        foreach (Moment moment in circuit.Moments)
        {
            if (moment.Operations.Any(operation => operation is GateOperation && operation.Qubits.Length == 2))
                cycle++;
            foreach (Operation operation in moment.Operations)
                if (operation is not Measurement)
                    gates.Add(Convert(operation, Math.Max(0, cycle)));
        }

        return new(circuit.QubitCount, cycle + 1, gates);
    }

    private static CircuitGate Convert(Operation operation, int cycle) => operation is GateOperation { Qubits.Length: <= 2 } gate
        ? new(cycle, QsimGates.NameOf(gate.Gate) ?? gate.Gate.Name, gate.Gate, gate.Qubits)
        : throw new QuantumException($"'{operation}' is no gate on one or two qubits: random circuits are made of those.");
}
