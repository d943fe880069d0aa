using System.Collections.Immutable;
using System.Globalization;

namespace Chrysalis.Quantum.Circuits.Text;

/// <summary>Reads qsim's text format line by line.</summary>
internal sealed class QsimReader(string text)
{
    private readonly List<(string Word, int Column)> words = [];
    private readonly ImmutableArray<Moment>.Builder moments = ImmutableArray.CreateBuilder<Moment>();
    private readonly List<Operation> operations = [];
    private readonly HashSet<int> used = [];
    private int line, qubitCount, count;
    private long time = -1;

    public Circuit Read()
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            this.line++;
            Split(line);
            if (words.Count == 0)
                continue;
            if (qubitCount == 0)
                ReadQubitCount();
            else
                ReadOperation();
        }

        if (qubitCount == 0)
            throw new CircuitFormatException(Math.Max(1, this.line), 1, "the file is empty; its first line must be the number of qubits.");
        CloseMoment();
        return new(qubitCount, moments.ToImmutable());
    }

    private void ReadQubitCount()
    {
        qubitCount = Whole(0, "the number of qubits", 1, Circuit.MaxQubitCount);
        if (words.Count > 1)
            throw Error(1, $"'{Short(1)}' follows the number of qubits, which must stand alone.");
    }

    private void ReadOperation()
    {
        if (++count > CircuitText.MaxOperations)
            throw Error(0, $"the circuit has more than {CircuitText.MaxOperations} operations.");
        int time = Whole(0, "the gate's time", 0, int.MaxValue);
        if (time < this.time)
            throw Error(0, $"time {time} comes after time {this.time}; times must not fall.");
        if (time != this.time)
            CloseMoment();
        this.time = time;
        if (words.Count < 2)
            throw Error(0, "the gate's name is missing after its time.");
        Operation operation = words[1].Word == "m" ? new Measurement($"m{count}", Qubits(2, words.Count - 2)) : ReadGate();
        foreach ((int i, int qubit) in operation.Qubits.Index())
            if (!used.Add(qubit))
                throw Error(Math.Min(words.Count - 1, i + 2), $"qubit {qubit} takes part in two operations of time {time}.");
        operations.Add(operation);
    }

    private GateOperation ReadGate()
    {
        int name = 1;
        if (words[1].Word == "c")
            for (name = 2; name < words.Count && char.IsAsciiDigit(words[name].Word[0]);)
                name++;
        int controls = Math.Max(0, name - 2);
        if (name == words.Count || !QsimGates.TryFind(words[name].Word, out (int Qubits, int Parameters, Func<double[], Gate> Make) gate))
            throw Error(Math.Min(name, words.Count - 1), $"'{Short(Math.Min(name, words.Count - 1))}' is no gate of qsim's format; "
                + $"it knows {string.Join(", ", QsimGates.Names)}, c and m.");
        int expected = name + 1 + gate.Qubits + gate.Parameters;
        if (words.Count != expected)
            throw Error(Math.Min(words.Count - 1, expected), $"'{words[name].Word}' takes {gate.Qubits} qubits and {gate.Parameters} "
                + $"parameters, and {words.Count - name - 1} words follow it.");
        if (controls + gate.Qubits > UnitaryMatrix.MaxQubitCount)
            throw Error(
                1,
                $"the gate acts on {controls + gate.Qubits} qubits with its controls; at most {UnitaryMatrix.MaxQubitCount} are allowed.");
        ImmutableArray<int> qubits = controls == 0
            ? Qubits(name + 1, gate.Qubits)
            : [.. Qubits(2, controls), .. Qubits(name + 1, gate.Qubits)];
        if (qubits.Distinct().Count() != qubits.Length)
            throw Error(name, $"'{words[name].Word}' names a qubit twice.");
        double[] parameters = [.. Enumerable.Range(name + 1 + gate.Qubits, gate.Parameters).Select(Number)];
        return new(gate.Make(parameters).Controlled(controls), qubits);
    }

    private ImmutableArray<int> Qubits(int start, int count)
    {
        if (count == 0)
            throw Error(start - 1, "a measurement needs at least one qubit.");
        ImmutableArray<int> qubits = [.. Enumerable.Range(start, count).Select(word => Whole(word, "a qubit", 0, qubitCount - 1))];
        return qubits.Distinct().Count() == count ? qubits : throw Error(start, "a qubit is named twice.");
    }

    private void CloseMoment()
    {
        if (operations.Count > 0)
            moments.Add(new([.. operations]));
        operations.Clear();
        used.Clear();
    }

    private int Whole(int word, string what, int least, int most) =>
        int.TryParse(words[word].Word, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most
            ? value
            : throw Error(word, $"'{Short(word)}' is not {what}, a whole number from {least} to {most}.");

    private double Number(int word) =>
        double.TryParse(words[word].Word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Error(word, $"'{Short(word)}' is not a finite number.");

    private void Split(ReadOnlySpan<char> line)
    {
        words.Clear();
        for (int start = 0; start < line.Length;)
        {
            int end = start;
            while (end < line.Length && !char.IsWhiteSpace(line[end]))
                end++;
            if (end > start)
                words.Add((line[start..end].ToString(), start + 1));
            start = end + 1;
        }
    }

    private string Short(int word) => CircuitText.Shorten(words[word].Word);

    private CircuitFormatException Error(int word, string problem) => new(line, words[Math.Min(word, words.Count - 1)].Column, problem);
}
