using System.Globalization;
using System.Text;

namespace Chrysalis.Quantum.Circuits.Text;

/// <summary>
/// OpenQASM 2 (arXiv:1707.03429) and the common subset of OpenQASM 3 (arXiv:2104.14722): registers, the standard gates, gate
/// definitions, broadcast over registers, measurement, reset, barrier. Loops, conditions and subroutines are refused by name.
/// </summary>
public static class QasmFormat
{
    /// <summary>
    /// Reads a circuit. Registers follow one another in the order they are declared; a classical bit's name is its measurement's key.
    /// </summary>
    /// <exception cref="CircuitFormatException">The text is malformed or beyond the subset.</exception>
    public static Circuit Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new QasmReader(text).Read();
    }

    /// <summary>Reads a circuit file.</summary>
    /// <exception cref="QuantumException">The file cannot be read or is malformed.</exception>
    public static Circuit Load(string path) => Parse(CircuitText.ReadFile(path));

    /// <summary>Writes a circuit as OpenQASM 2; one-qubit gates without a name there become u3, but for a global phase.</summary>
    /// <exception cref="QuantumException">OpenQASM has no name for a gate on several qubits.</exception>
    public static string Write(Circuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        Measurement[] measurements = [.. circuit.Operations.OfType<Measurement>()];
        var text = new StringBuilder("OPENQASM 2.0;\ninclude \"qelib1.inc\";\n");
        text.Append(CultureInfo.InvariantCulture, $"qreg q[{circuit.QubitCount}];\n");
        if (measurements.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"creg c[{measurements.Sum(measurement => measurement.Qubits.Length)}];\n");
        int bit = 0;
        foreach (Operation operation in circuit.Operations)
            switch (operation)
            {
                case GateOperation gate:
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"{Name(gate.Gate)} {string.Join(", ", gate.Qubits.Select(qubit => $"q[{qubit}]"))};\n");
                    break;
                case Measurement:
                    foreach (int qubit in operation.Qubits)
                        text.Append(CultureInfo.InvariantCulture, $"measure q[{qubit}] -> c[{bit++}];\n");
                    break;
                default:
                    foreach (int qubit in operation.Qubits)
                        text.Append(CultureInfo.InvariantCulture, $"reset q[{qubit}];\n");
                    break;
            }

        return text.ToString();
    }

    private static string Name(Gate gate)
    {
        if (QasmGates.NameOf(gate) is { } name)
            return name + Arguments([.. gate.Parameters]);
        if (gate.QubitCount > 1)
            throw new QuantumException($"The gate '{gate.Name}' has no name in OpenQASM 2: take it apart or write qsim's format.");
        UnitaryMatrix u = gate.Unitary;
        double theta = 2 * Math.Atan2(u[1, 0].Magnitude, u[0, 0].Magnitude), start = u[0, 0].Phase;
        // Where an entry vanishes its phase is free; the other two entries fix the sum or the difference.
        bool diagonal = u[1, 0].Magnitude < 1e-12, exchange = u[0, 0].Magnitude < 1e-12;
        if (exchange)
            start = (-u[0, 1]).Phase;
        double phi = diagonal ? 0 : u[1, 0].Phase - start,
            lambda = diagonal ? u[1, 1].Phase - start : exchange ? 0 : (-u[0, 1]).Phase - start;
        return "u3" + Arguments([theta, phi, lambda]);
    }

    private static string Arguments(double[] values) =>
        values.Length == 0 ? "" : $"({string.Join(", ", values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))})";
}
