using System.Globalization;

namespace Chrysalis.Quantum.Circuits.Text;

/// <summary>Reads OpenQASM statement by statement; the number of qubits is known only at the end.</summary>
internal sealed class QasmReader(string text)
{
    private const int MaxNesting = 100;
    private static readonly Dictionary<string, double> NoNames = [];
    private readonly QasmLexer lexer = new(text);
    private readonly Dictionary<string, (int Start, int Size)> qubits = [], bits = [];
    private readonly Dictionary<string, QasmGateDefinition> definitions = [];
    private readonly List<Operation?> operations = [];
    private int qubitCount, bitCount;
    private double work;

    public Circuit Read()
    {
        while (lexer.Current.Kind != QasmTokenKind.End)
            ReadStatement();
        if (qubitCount == 0)
            throw lexer.Current.Error("the text declares no qubits.");
        var builder = new CircuitBuilder(qubitCount);
        foreach (Operation? operation in operations)
            _ = operation is null ? builder.Barrier() : builder.Add(operation);
        return builder.Build();
    }

    private void ReadStatement()
    {
        QasmToken first = lexer.Expect(QasmTokenKind.Name, "a statement");
        switch (first.Text)
        {
            case "OPENQASM":
                ReadVersion();
                break;
            case "include":
                // The standard gates are built in; other files are never opened.
                QasmToken file = lexer.Expect(QasmTokenKind.Quoted, "a file name in quotation marks");
                if (file.Text is not ("\"qelib1.inc\"" or "\"stdgates.inc\""))
                    throw file.Error($"only qelib1.inc and stdgates.inc can be included, not {file}.");
                break;
            case "qreg" or "creg":
                Declare(
                    first.Text == "qreg", lexer.Expect(QasmTokenKind.Name, "a register's name"),
                    ReadIndex() ?? throw lexer.Current.Error("the register's size in brackets is expected."));
                break;
            case "qubit" or "bit":
                int size = ReadIndex() ?? 1;
                Declare(first.Text == "qubit", lexer.Expect(QasmTokenKind.Name, "a register's name"), size);
                break;
            case "gate":
                ReadDefinition();
                return;
            case "measure":
                ReadMeasurement();
                break;
            case "reset":
                foreach (int qubit in ReadOperand(qubits, "qubit"))
                    Append(first, new Reset([qubit]));
                break;
            case "barrier":
                if (lexer.Current.Text != ";")
                    ReadOperands();
                Append(first, null);
                break;
            case "if" or "for" or "while" or "def" or "opaque" or "let" or "const" or "input" or "output" or "ctrl" or "inv" or "pow"
                or "negctrl" or "box" or "defcal":
                throw first.Error($"{first} is beyond what is read of OpenQASM: gates, definitions, measurement, reset and barrier.");
            default:
                if (bits.ContainsKey(first.Text))
                    ReadAssignment(first);
                else
                    ReadGate(first);
                break;
        }

        lexer.Expect(";");
    }

    private void ReadVersion()
    {
        QasmToken version = lexer.Expect(QasmTokenKind.Number, "the version");
        if (version.Text is not ("2" or "2.0" or "3" or "3.0" or "3.1"))
            throw version.Error($"OpenQASM {CircuitText.Shorten(version.Text)} is not read; 2.0 and 3.0 are.");
    }

    private void Declare(bool quantum, QasmToken name, int size)
    {
        if (qubits.ContainsKey(name.Text) || bits.ContainsKey(name.Text))
            throw name.Error($"{name} is declared twice.");
        int before = quantum ? qubitCount : bitCount;
        if (size < 1 || size > Circuit.MaxQubitCount - before)
            throw name.Error($"{name} has {size} entries; a register has at least 1, and all together at most {Circuit.MaxQubitCount}.");
        (quantum ? qubits : bits).Add(name.Text, (before, size));
        _ = quantum ? qubitCount += size : bitCount += size;
    }

    private int? ReadIndex()
    {
        if (!lexer.TryTake("["))
            return null;
        QasmToken number = lexer.Expect(QasmTokenKind.Number, "a whole number");
        lexer.Expect("]");
        return int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw number.Error($"{number} is no whole number from 0 to {int.MaxValue}.");
    }

    private int[] ReadOperand(Dictionary<string, (int Start, int Size)> registers, string what)
    {
        QasmToken name = lexer.Expect(QasmTokenKind.Name, $"a {what}");
        if (!registers.TryGetValue(name.Text, out (int Start, int Size) register))
            throw name.Error($"{name} is no {what} register declared before.");
        if (ReadIndex() is not { } index)
            return [.. Enumerable.Range(register.Start, register.Size)];
        return index < register.Size
            ? [register.Start + index]
            : throw name.Error($"{name} has entries 0 to {register.Size - 1}, not {index}.");
    }

    private List<int[]> ReadOperands()
    {
        List<int[]> operands = [ReadOperand(qubits, "qubit")];
        while (lexer.TryTake(","))
            operands.Add(ReadOperand(qubits, "qubit"));
        return operands;
    }

    private void ReadMeasurement()
    {
        QasmToken place = lexer.Current;
        int[] qubits = ReadOperand(this.qubits, "qubit");
        lexer.Expect("->");
        Measure(place, qubits, ReadBits());
    }

    private void ReadAssignment(QasmToken register)
    {
        (string, int[]) bits = BitsOf(register);
        lexer.Expect("=");
        lexer.Expect("measure");
        QasmToken place = lexer.Current;
        Measure(place, ReadOperand(qubits, "qubit"), bits);
    }

    private (string Name, int[] Entries) ReadBits()
    {
        QasmToken name = lexer.Expect(QasmTokenKind.Name, "a bit");
        return bits.ContainsKey(name.Text) ? BitsOf(name) : throw name.Error($"{name} is no bit register declared before.");
    }

    private (string Name, int[] Entries) BitsOf(QasmToken name)
    {
        int size = bits[name.Text].Size;
        if (ReadIndex() is not { } index)
            return (name.Text, [.. Enumerable.Range(0, size)]);
        return index < size ? (name.Text, [index]) : throw name.Error($"{name} has entries 0 to {size - 1}, not {index}.");
    }

    private void Measure(QasmToken place, int[] qubits, (string Name, int[] Entries) bits)
    {
        if (qubits.Length != bits.Entries.Length)
            throw place.Error($"{qubits.Length} qubits are measured into {bits.Entries.Length} bits.");
        for (int i = 0; i < qubits.Length; i++)
            Append(place, new Measurement(string.Create(CultureInfo.InvariantCulture, $"{bits.Name}[{bits.Entries[i]}]"), [qubits[i]]));
    }

    private void ReadGate(QasmToken name)
    {
        double[] arguments = [.. ReadArguments(NoNames)];
        List<int[]> operands = ReadOperands();
        if (lexer.Current.Text != ";")
            throw lexer.Current.Error($"';' is expected before {lexer.Current}.");
        int length = operands.Max(operand => operand.Length);
        if (operands.Any(operand => operand.Length != 1 && operand.Length != length))
            throw name.Error($"the registers after {name} differ in size.");
        Work(name, length * (definitions.TryGetValue(name.Text, out QasmGateDefinition? definition) ? definition.Work : 1));
        for (int i = 0; i < length; i++)
            Apply(name, arguments, [.. operands.Select(operand => operand[operand.Length == 1 ? 0 : i])], 0);
    }

    private List<double> ReadArguments(Dictionary<string, double> names)
    {
        List<double> arguments = [];
        if (!lexer.TryTake("(") || lexer.TryTake(")"))
            return arguments;
        do
            arguments.Add(new QasmExpression(lexer, names).Read());
        while (lexer.TryTake(","));
        lexer.Expect(")");
        return arguments;
    }

    private void Apply(QasmToken name, double[] arguments, int[] qubits, int depth)
    {
        if (depth > MaxNesting)
            throw name.Error($"gate definitions are nested more than {MaxNesting} deep.");
        if (qubits.Distinct().Count() != qubits.Length)
            throw name.Error($"{name} is given a qubit twice.");
        if (definitions.TryGetValue(name.Text, out QasmGateDefinition? definition))
        {
            Check(name, definition.Parameters.Length, arguments.Length, definition.Qubits.Length, qubits.Length);
            Dictionary<string, double> values = definition.Parameters.Zip(arguments).ToDictionary(pair => pair.First, pair => pair.Second);
            foreach (QasmBodyGate part in definition.Body)
                Apply(
                    part.Name, [.. part.Arguments.Select(argument => Evaluate(part.Name, argument, values))],
                    [.. part.Qubits.Select(qubit => qubits[qubit])], depth + 1);
            return;
        }

        if (!QasmGates.TryFind(name.Text, out (int Parameters, Func<double[], Gate> Make) known))
            throw name.Error($"the gate {name} is neither defined before nor part of qelib1.inc and stdgates.inc.");
        Check(name, known.Parameters, arguments.Length, 0, 0);
        Gate gate = known.Make(arguments);
        Check(name, 0, 0, gate.QubitCount, qubits.Length);
        // The statement has counted all its gates.
        Append(name, new GateOperation(gate, [.. qubits]), work: 0);
    }

    private static double Evaluate(QasmToken place, string argument, Dictionary<string, double> values)
    {
        try
        {
            return new QasmExpression(new QasmLexer(argument), values).Read();
        }
        catch (CircuitFormatException error)
        {
            throw place.Error($"a parameter of {place} cannot be computed: "
                + $"{error.Message[(error.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..]}");
        }
    }

    private static void Check(QasmToken name, int parameters, int givenParameters, int qubits, int givenQubits)
    {
        if (parameters != givenParameters)
            throw name.Error($"{name} takes {parameters} parameters and is given {givenParameters}.");
        if (qubits != givenQubits)
            throw name.Error($"{name} acts on {qubits} qubits and is given {givenQubits}.");
    }

    private void Append(QasmToken place, Operation? operation, int work = 1)
    {
        Work(place, work);
        operations.Add(operation);
    }

    private void Work(QasmToken place, double steps)
    {
        work += steps;
        if (work > CircuitText.MaxOperations)
            throw place.Error($"the circuit unfolds to more than {CircuitText.MaxOperations} operations.");
    }

    private void ReadDefinition()
    {
        QasmToken name = lexer.Expect(QasmTokenKind.Name, "the gate's name");
        string[] parameters = [];
        if (lexer.TryTake("(") && !lexer.TryTake(")"))
        {
            parameters = ReadNames("a parameter");
            lexer.Expect(")");
        }

        string[] qubits = ReadNames("a qubit");
        lexer.Expect("{");
        List<QasmBodyGate> body = [];
        while (!lexer.TryTake("}"))
        {
            QasmToken part = lexer.Expect(QasmTokenKind.Name, "a gate or '}'");
            string[] arguments = ReadArgumentTexts();
            int[] places = [.. ReadTokens("a qubit").Select(token => Array.IndexOf(qubits, token.Text) is >= 0 and int place
                ? place
                : throw token.Error($"{token} is no qubit of the gate {name}."))];
            lexer.Expect(";");
            if (part.Text == "barrier")
                continue;
            // Only what exists already can be used, so no gate can contain itself.
            if (!definitions.ContainsKey(part.Text) && !QasmGates.TryFind(part.Text, out _))
                throw part.Error($"the gate {part} is neither defined before nor part of qelib1.inc and stdgates.inc.");
            body.Add(new(part, arguments, places));
        }

        double work = 1 + body.Sum(part => definitions.TryGetValue(part.Name.Text, out QasmGateDefinition? used) ? used.Work : 1);
        if (!definitions.TryAdd(name.Text, new(parameters, qubits, body, work)))
            throw name.Error($"the gate {name} is defined twice.");
    }

    private string[] ReadArgumentTexts()
    {
        List<string> arguments = [];
        if (!lexer.TryTake("(") || lexer.TryTake(")"))
            return [];
        var words = new List<string>();
        for (int open = 0; open > 0 || lexer.Current.Text != ")";)
        {
            QasmToken word = lexer.Take();
            if (word.Kind is QasmTokenKind.End or QasmTokenKind.Quoted || word.Text is ";" or "{" or "}")
                throw word.Error($"')' is expected before {word}.");
            open += word.Text == "(" ? 1 : word.Text == ")" ? -1 : 0;
            if (open == 0 && word.Text == ",")
            {
                arguments.Add(string.Join(' ', words));
                words.Clear();
            }
            else
                words.Add(word.Text);
        }

        lexer.Expect(")");
        return [.. arguments, string.Join(' ', words)];
    }

    private string[] ReadNames(string what)
    {
        QasmToken start = lexer.Current;
        string[] names = [.. ReadTokens(what).Select(token => token.Text)];
        return names.Distinct().Count() == names.Length ? names : throw start.Error($"{what} is named twice.");
    }

    private List<QasmToken> ReadTokens(string what)
    {
        List<QasmToken> tokens = [lexer.Expect(QasmTokenKind.Name, what)];
        while (lexer.TryTake(","))
            tokens.Add(lexer.Expect(QasmTokenKind.Name, what));
        return tokens;
    }
}
