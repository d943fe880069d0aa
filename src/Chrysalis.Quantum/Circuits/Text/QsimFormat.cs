using System.Globalization;
using System.Text;

namespace Chrysalis.Quantum.Circuits.Text;

/// <summary>
/// qsim's text format: the number of qubits, then a line "time gate qubits parameters" for each gate
/// (https://github.com/quantumlib/qsim/blob/master/docs/input_format.md); the gates of qsim's parser, without its variables, loops
/// and conditions. Google's published random circuits come in it.
/// </summary>
public static class QsimFormat
{
    /// <summary>Reads a circuit; gates of one time form a moment.</summary>
    /// <exception cref="CircuitFormatException">The text is malformed.</exception>
    public static Circuit Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new QsimReader(text).Read();
    }

    /// <summary>Reads a circuit file.</summary>
    /// <exception cref="QuantumException">The file cannot be read or is malformed.</exception>
    public static Circuit Load(string path) => Parse(CircuitText.ReadFile(path));

    /// <summary>Writes a circuit.</summary>
    /// <exception cref="QuantumException">The format has no name for one of the gates.</exception>
    public static string Write(Circuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{circuit.QubitCount}\n");
        foreach ((int time, Moment moment) in circuit.Moments.Index())
            foreach (Operation operation in moment.Operations)
                text.Append(CultureInfo.InvariantCulture, $"{time} {Line(operation)}\n");
        return text.ToString();
    }

    private static string Line(Operation operation)
    {
        string qubits = string.Join(' ', operation.Qubits);
        if (operation is Measurement)
            return $"m {qubits}";
        if (operation is not GateOperation { Gate: { } gate })
            throw new QuantumException($"'{operation}' has no name in qsim's format.");
        if (gate.Name == QsimGates.GlobalPhaseName)
            return Words("p", null, gate.Parameters);
        if (gate.Target.Name == "p" && QsimGates.NameOf(gate) is null)
            return $"c {qubits} " + Words("p", null, gate.Parameters);
        if (QsimGates.NameOf(gate) is { } own)
            return Words(own, qubits, QsimGates.ParametersOf(gate));
        string? target = QsimGates.NameOf(gate.Target);
        if (gate.ControlCount == 0 || target is null)
            throw new QuantumException($"The gate '{gate.Name}' has no name in qsim's format: take it apart or write OpenQASM.");
        int controls = gate.ControlCount;
        return $"c {string.Join(' ', operation.Qubits.Take(controls))} "
            + Words(target, string.Join(' ', operation.Qubits.Skip(controls)), QsimGates.ParametersOf(gate.Target));
    }

    private static string Words(string name, string? qubits, IEnumerable<double> parameters) =>
        string.Join(
        ' ',
        [name, .. qubits is null ? [] : (string[])[qubits], .. parameters.Select(v => v.ToString("R", CultureInfo.InvariantCulture))]);
}
