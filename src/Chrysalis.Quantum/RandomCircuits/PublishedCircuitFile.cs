using System.Globalization;
using Chrysalis.Quantum.Circuits;

namespace Chrysalis.Quantum.RandomCircuits;

/// <summary>
/// Reads the published random circuits in qsim's text format: the number of qubits, then one gate a line as
/// <c>time gate qubits parameters</c>. Knows the gates of those files: x_1_2, y_1_2, hz_1_2, rz and fs.
/// </summary>
public static class PublishedCircuitFile
{
    private const int MostQubits = 1000;
    private const int MostLines = 1_000_000;

    /// <summary>Reads a file.</summary>
    /// <exception cref="QuantumException">A line is not of the format; the message names it.</exception>
    public static RandomCircuit Read(string path)
    {
        using var reader = new StreamReader(path);
        return Read(reader, Path.GetFileName(path));
    }

    /// <summary>Reads a circuit.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="QuantumException">A line is not of the format; the message names it.</exception>
    public static RandomCircuit Read(TextReader reader, string name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        bool hasCount = int.TryParse(reader.ReadLine(), NumberStyles.None, CultureInfo.InvariantCulture, out int qubits);
        if (!hasCount || qubits is < 1 or > MostQubits)
            throw new QuantumException($"{name}, line 1: the number of qubits must be 1 to {MostQubits}: is this a qsim circuit?");
        var gates = new List<CircuitGate>();
        (int cycle, int lastTwoQubitTime) = (-1, -1);
        for (int line = 2; reader.ReadLine() is { } text; line++)
        {
            if (line > MostLines)
                throw new QuantumException($"{name} has more than {MostLines} lines: split it.");
            string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            var where = new Line(name, line, words, qubits);
            (int time, CircuitGate gate) = where.Parse();
            if (gate.Qubits.Count == 2 && time != lastTwoQubitTime)
                (cycle, lastTwoQubitTime) = (cycle + 1, time);
            gates.Add(gate with { Cycle = Math.Max(0, cycle) });
        }

        return new(qubits, cycle + 1, gates);
    }

    private sealed record Line(string Name, int Number, string[] Words, int QubitCount)
    {
        public (int Time, CircuitGate Gate) Parse()
        {
            if (Words.Length < 3)
                throw Problem("a gate is written as time, name, qubits and parameters");
            int time = Integer(0, int.MaxValue, "time");
            CircuitGate gate = Words[1] switch
            {
                "x_1_2" => One(0, _ => Gates.SqrtX),
                "y_1_2" => One(0, _ => Gates.SqrtY),
                "hz_1_2" => One(0, _ => Gates.SqrtW),
                "rz" => One(1, angles => Gates.Rz(angles[0])),
                "fs" => Two(),
                _ => throw Problem($"the gate '{Words[1]}' is not one of x_1_2, y_1_2, hz_1_2, rz, fs"),
            };
            return (time, gate);
        }

        private CircuitGate One(int parameters, Func<double[], Gate> gate) => new(0, Words[1], gate(Angles(3, parameters)), [Qubit(2)]);

        private CircuitGate Two()
        {
            double[] angles = Angles(4, 2);
            (int first, int second) = (Qubit(2), Qubit(3));
            return first != second ? new(0, "fs", Gates.FSim(angles[0], angles[1]), [first, second]) : throw Problem("a two-qubit gate needs two different qubits");
        }

        private int Qubit(int word) => Integer(word, QubitCount - 1, "qubit");

        private int Integer(int word, int most, string what) =>
            int.TryParse(Words[word], NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= most
                ? value
                : throw Problem($"the {what} '{Words[word]}' must be a number from 0 to {most}");

        private double[] Angles(int from, int count)
        {
            if (Words.Length != from + count)
                throw Problem($"the gate '{Words[1]}' takes {from - 2} qubits and {count} parameters");
            return [.. Words.Skip(from).Select(Angle)];
        }

        private double Angle(string word) =>
            double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double angle) && double.IsFinite(angle)
                ? angle
                : throw Problem($"the angle '{word}' is not a number");

        private QuantumException Problem(string what) => new($"{Name}, line {Number}: {what}.");
    }
}
