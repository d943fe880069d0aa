using System.Collections.Immutable;
using System.Globalization;

namespace Chrysalis.Quantum.Circuits.Text;

/// <summary>
/// Reads qsim's text format as qsim's parser does: a line feed or a semicolon ends an operation, # begins a comment, and an operation
/// without a time comes as early as it may.
/// </summary>
internal sealed class QsimReader(string text)
{
    private readonly List<(string Word, int Column)> words = [];
    private readonly ImmutableArray<Moment>.Builder moments = ImmutableArray.CreateBuilder<Moment>();
    private readonly List<Operation> operations = [];
    private readonly HashSet<int> used = [];
    private readonly List<double> phases = [];
    private int line, qubitCount, count;
    private long time = -1;

    public Circuit Read()
    {
        foreach (Range range in text.AsSpan().Split('\n'))
        {
            line++;
            ReadOnlySpan<char> rest = text.AsSpan(range);
            int comment = rest.IndexOf('#');
            rest = comment < 0 ? rest : rest[..comment];
            foreach (Range part in rest.Split(';'))
                ReadStatement(rest[part], part.Start.Value);
        }

        if (qubitCount == 0)
            throw new CircuitFormatException(Math.Max(1, this.line), 1, "the file is empty; its first line must be the number of qubits.");
        CloseMoment();
        return new(qubitCount, moments.ToImmutable());
    }

    private void ReadStatement(ReadOnlySpan<char> statement, int offset)
    {
        Split(statement, offset);
        if (words.Count == 0)
            return;
        if (qubitCount == 0)
            ReadQubitCount();
        else
            ReadOperation();
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
        bool isTimed = !char.IsAsciiLetter(words[0].Word[0]);
        int first = isTimed ? 1 : 0;
        if (isTimed)
            BeginTime(Whole(0, "the gate's time", 0, int.MaxValue));
        if (words.Count == first)
            throw Error(0, "the gate's name is missing after its time.");
        if (words[first].Word == "p")
        {
            ReadPhase(first);
            return;
        }
        Operation operation = words[first].Word == "m"
            ? new Measurement($"m{count}", Qubits(first + 1, words.Count - first - 1))
            : ReadGate(first);
        if (!isTimed && operation.Qubits.Any(used.Contains))
            BeginTime(time + 1);
        time = Math.Max(0, time);
        foreach ((int i, int qubit) in operation.Qubits.Index())
            if (!used.Add(qubit))
                throw Error(Math.Min(words.Count - 1, first + i + 1), $"qubit {qubit} takes part in two operations of time {time}.");
        operations.Add(operation);
    }

    private void BeginTime(long next)
    {
        if (next < time)
            throw Error(0, $"time {next} comes after time {time}; times must not fall.");
        if (next != time)
            CloseMoment();
        time = next;
    }

    /// <summary>A global phase takes part in no qubit's time.</summary>
    private void ReadPhase(int name)
    {
        if (words.Count != name + 2)
            throw Error(Math.Min(words.Count - 1, name + 2), $"'p' takes no qubit and one parameter, and {words.Count - name - 1} words "
                + "follow it.");
        phases.Add(Number(name + 1));
        time = Math.Max(0, time);
    }

    private GateOperation ReadGate(int first)
    {
        int name = first;
        if (words[first].Word == "c")
            for (name = first + 1; name < words.Count && char.IsAsciiDigit(words[name].Word[0]);)
                name++;
        int controls = Math.Max(0, name - first - 1);
        if (controls > 0 && name < words.Count && words[name].Word == "p")
            return ReadControlledPhase(first + 1, controls, name);
        if (name == words.Count || !QsimGates.TryFind(words[name].Word, out (int Qubits, int Parameters, Func<double[], Gate> Make) gate))
            throw Error(Math.Min(name, words.Count - 1), $"'{Short(Math.Min(name, words.Count - 1))}' is no gate of qsim's format; "
                + $"it knows {string.Join(", ", QsimGates.Names)}, p, c and m.");
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
            : [.. Qubits(first + 1, controls), .. Qubits(name + 1, gate.Qubits)];
        if (qubits.Distinct().Count() != qubits.Length)
            throw Error(name, $"'{words[name].Word}' names a qubit twice.");
        double[] parameters = [.. Enumerable.Range(name + 1 + gate.Qubits, gate.Parameters).Select(Number)];
        return new(gate.Make(parameters).Controlled(controls), qubits);
    }

    /// <summary>A global phase under controls is the last control's phase gate under the others.</summary>
    private GateOperation ReadControlledPhase(int first, int controls, int name)
    {
        if (words.Count != name + 2)
            throw Error(Math.Min(words.Count - 1, name + 2), $"'p' takes no qubit and one parameter, and {words.Count - name - 1} words "
                + "follow it.");
        if (controls > UnitaryMatrix.MaxQubitCount)
            throw Error(first, $"the gate has {controls} controls; at most {UnitaryMatrix.MaxQubitCount} are allowed.");
        return new(Gates.P(Number(name + 1)).Controlled(controls - 1), Qubits(first, controls));
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
        PlacePhases();
        if (operations.Count > 0)
            moments.Add(new([.. operations]));
        operations.Clear();
        used.Clear();
    }

    /// <summary>Every operation here has a qubit: a phase takes one that rests, in a moment of its own where none does.</summary>
    private void PlacePhases()
    {
        int qubit = 0;
        foreach (double phase in phases)
        {
            while (qubit < qubitCount && used.Contains(qubit))
                qubit++;
            if (qubit == qubitCount)
            {
                moments.Add(new([.. operations]));
                operations.Clear();
                used.Clear();
                qubit = 0;
            }
            operations.Add(new GateOperation(QsimGates.GlobalPhase(phase), [qubit++]));
        }
        phases.Clear();
    }

    private int Whole(int word, string what, int least, int most) =>
        int.TryParse(words[word].Word, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most
            ? value
            : throw Error(word, $"'{Short(word)}' is not {what}, a whole number from {least} to {most}.");

    private double Number(int word) =>
        double.TryParse(words[word].Word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Error(word, $"'{Short(word)}' is not a finite number.");

    private void Split(ReadOnlySpan<char> line, int offset)
    {
        words.Clear();
        for (int start = 0; start < line.Length;)
        {
            int end = start;
            while (end < line.Length && line[end] is not (' ' or '\t' or '\r'))
                end++;
            if (end > start)
                words.Add((line[start..end].ToString(), offset + start + 1));
            start = end + 1;
        }
    }

    private string Short(int word) => CircuitText.Shorten(words[word].Word);

    private CircuitFormatException Error(int word, string problem) => new(line, words[Math.Min(word, words.Count - 1)].Column, problem);
}
