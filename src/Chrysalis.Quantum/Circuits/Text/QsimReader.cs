using System.Collections.Immutable;
using System.Globalization;

namespace Chrysalis.Quantum.Circuits.Text;

/// <summary>Reads qsim's text format line by line.</summary>
internal sealed class QsimReader(string text)
{
    private readonly List<(string Word, int Column)> _words = [];
    private readonly ImmutableArray<Moment>.Builder _moments = ImmutableArray.CreateBuilder<Moment>();
    private readonly List<Operation> _operations = [];
    private readonly HashSet<int> _used = [];
    private int _line, _qubitCount, _count;
    private long _time = -1;

    public Circuit Read()
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            _line++;
            Split(line);
            if (_words.Count == 0)
                continue;
            if (_qubitCount == 0)
                ReadQubitCount();
            else
                ReadOperation();
        }

        if (_qubitCount == 0)
            throw new CircuitFormatException(Math.Max(1, _line), 1, "the file is empty; its first line must be the number of qubits.");
        CloseMoment();
        return new(_qubitCount, _moments.ToImmutable());
    }

    private void ReadQubitCount()
    {
        _qubitCount = Whole(0, "the number of qubits", 1, Circuit.MaxQubitCount);
        if (_words.Count > 1)
            throw Error(1, $"'{Short(1)}' follows the number of qubits, which must stand alone.");
    }

    private void ReadOperation()
    {
        if (++_count > CircuitText.MaxOperations)
            throw Error(0, $"the circuit has more than {CircuitText.MaxOperations} operations.");
        int time = Whole(0, "the gate's time", 0, int.MaxValue);
        if (time < _time)
            throw Error(0, $"time {time} comes after time {_time}; times must not fall.");
        if (time != _time)
            CloseMoment();
        _time = time;
        if (_words.Count < 2)
            throw Error(0, "the gate's name is missing after its time.");
        Operation operation = _words[1].Word == "m" ? new Measurement($"m{_count}", Qubits(2, _words.Count - 2)) : ReadGate();
        foreach ((int i, int qubit) in operation.Qubits.Index())
            if (!_used.Add(qubit))
                throw Error(Math.Min(_words.Count - 1, i + 2), $"qubit {qubit} takes part in two operations of time {time}.");
        _operations.Add(operation);
    }

    private GateOperation ReadGate()
    {
        int name = 1;
        if (_words[1].Word == "c")
            for (name = 2; name < _words.Count && char.IsAsciiDigit(_words[name].Word[0]);)
                name++;
        int controls = Math.Max(0, name - 2);
        if (name == _words.Count || !QsimGates.TryFind(_words[name].Word, out (int Qubits, int Parameters, Func<double[], Gate> Make) gate))
            throw Error(Math.Min(name, _words.Count - 1), $"'{Short(Math.Min(name, _words.Count - 1))}' is no gate of qsim's format; it knows {string.Join(", ", QsimGates.Names)}, c and m.");
        int expected = name + 1 + gate.Qubits + gate.Parameters;
        if (_words.Count != expected)
            throw Error(Math.Min(_words.Count - 1, expected), $"'{_words[name].Word}' takes {gate.Qubits} qubits and {gate.Parameters} parameters, and {_words.Count - name - 1} words follow it.");
        if (controls + gate.Qubits > UnitaryMatrix.MaxQubitCount)
            throw Error(1, $"the gate acts on {controls + gate.Qubits} qubits with its controls; at most {UnitaryMatrix.MaxQubitCount} are allowed.");
        ImmutableArray<int> qubits = controls == 0 ? Qubits(name + 1, gate.Qubits) : [.. Qubits(2, controls), .. Qubits(name + 1, gate.Qubits)];
        if (qubits.Distinct().Count() != qubits.Length)
            throw Error(name, $"'{_words[name].Word}' names a qubit twice.");
        double[] parameters = [.. Enumerable.Range(name + 1 + gate.Qubits, gate.Parameters).Select(Number)];
        return new(gate.Make(parameters).Controlled(controls), qubits);
    }

    private ImmutableArray<int> Qubits(int start, int count)
    {
        if (count == 0)
            throw Error(start - 1, "a measurement needs at least one qubit.");
        ImmutableArray<int> qubits = [.. Enumerable.Range(start, count).Select(word => Whole(word, "a qubit", 0, _qubitCount - 1))];
        return qubits.Distinct().Count() == count ? qubits : throw Error(start, "a qubit is named twice.");
    }

    private void CloseMoment()
    {
        if (_operations.Count > 0)
            _moments.Add(new([.. _operations]));
        _operations.Clear();
        _used.Clear();
    }

    private int Whole(int word, string what, int least, int most) =>
        int.TryParse(_words[word].Word, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most
            ? value
            : throw Error(word, $"'{Short(word)}' is not {what}, a whole number from {least} to {most}.");

    private double Number(int word) =>
        double.TryParse(_words[word].Word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Error(word, $"'{Short(word)}' is not a finite number.");

    private void Split(ReadOnlySpan<char> line)
    {
        _words.Clear();
        for (int start = 0; start < line.Length;)
        {
            int end = start;
            while (end < line.Length && !char.IsWhiteSpace(line[end]))
                end++;
            if (end > start)
                _words.Add((line[start..end].ToString(), start + 1));
            start = end + 1;
        }
    }

    private string Short(int word) => CircuitText.Shorten(_words[word].Word);

    private CircuitFormatException Error(int word, string problem) => new(_line, _words[Math.Min(word, _words.Count - 1)].Column, problem);
}
