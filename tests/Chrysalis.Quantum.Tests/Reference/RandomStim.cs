using System.Globalization;
using System.Text;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.Tests.Reference;

/// <summary>Random circuits in Stim's language over every instruction, written in the many ways that mean the same.</summary>
internal sealed class RandomStim(Random random, int qubits, int mostResults)
{
    private static readonly string[] Breaks = ["\n", "\r\n", "\n\n", " # a comment {\r}\n", "\n\t # another\n  "];

    private static readonly string[] Spaces = [" ", "  ", "\t", " \r "];

    private readonly StringBuilder text = new();
    private int results;

    /// <summary>A circuit of so many instructions; blocks, annotations, tags and odd spellings where asked for.</summary>
    public string Circuit(int instructions, bool isPlain)
    {
        for (int i = 0; i < instructions; i++)
            Add(isPlain, depth: 0);
        return text.ToString();
    }

    private static int Cost(StimGate gate, int targets) =>
        gate.Kind == StimGateKind.MeasurePair ? targets / 2 : gate.Measures ? targets : 0;

    private void Add(bool isPlain, int depth)
    {
        if (!isPlain && depth < 3 && random.Next(12) == 0)
        {
            text.Append(Name("REPEAT", isPlain)).Append(Tag(isPlain)).Append(random.Next(4) == 0 ? "()" : "").Append(Space(isPlain))
                .Append(random.Next(1, 4)).Append(Space(isPlain)).Append('{').Append(random.Next(2) == 0 ? " " : "\n");
            for (int i = random.Next(1, 4); i > 0; i--)
                Add(isPlain, depth + 1);
            text.Append('}').Append(Break(isPlain));
            return;
        }
        StimGate gate = StimGate.All[random.Next(StimGate.All.Count)];
        bool isAnnotation = gate.Kind is StimGateKind.Annotation or StimGateKind.Detector or StimGateKind.Observable;
        int count = random.Next(isPlain ? 2 : 0, 4) & (gate.IsPaired ? ~1 : ~0);
        if ((isPlain && isAnnotation) || results + Cost(gate, count) > mostResults)
            return;
        string name = gate.Aliases.Count > 0 && random.Next(2) == 0 ? gate.Aliases[random.Next(gate.Aliases.Count)] : gate.Name;
        text.Append(Name(name, isPlain)).Append(Tag(isPlain)).Append(Arguments(gate, isPlain));
        if (gate.Name is not ("TICK" or "SHIFT_COORDS"))
            for (int i = 0; i < count; i += gate.IsPaired ? 2 : 1)
                AddTarget(gate, isPlain);
        text.Append(Break(isPlain));
        results += Cost(gate, count);
    }

    private string Arguments(StimGate gate, bool isPlain)
    {
        int count = gate.MostArguments > 15 ? random.Next(0, 4) : random.Next(gate.LeastArguments, gate.MostArguments + 1);
        if (count == 0)
            return "";
        double[] values = [.. Enumerable.Range(0, count).Select(_ => gate.TakesProbabilities
            ? random.Next(4) == 0 ? 0 : random.NextDouble() / count
            : gate.Kind == StimGateKind.Observable ? random.Next(5) : random.NextDouble() * Math.Pow(10, random.Next(-20, 20)))];
        string space = isPlain || random.Next(2) == 0 ? "" : " \t";
        return $"({space}{string.Join(space + "," + space, values.Select(v => Number(v, isPlain)))}{space})";
    }

    private string Number(double value, bool isPlain) =>
        value == 0 && !isPlain && random.Next(2) == 0 ? "" : value.ToString(CultureInfo.InvariantCulture);

    private void AddTarget(StimGate gate, bool isPlain)
    {
        int a = random.Next(qubits), b = (a + random.Next(1, qubits)) % qubits;
        switch (gate.Kind)
        {
            case StimGateKind.Detector when results > 0:
                Word($"rec[-{random.Next(1, results + 1)}]", isPlain);
                break;
            case StimGateKind.Observable:
                Word(results > 0 && random.Next(2) == 0 ? $"rec[-{random.Next(1, results + 1)}]" : Pauli(a), isPlain);
                break;
            case StimGateKind.Detector:
                break;
            case StimGateKind.Correlated:
                Word(Pauli(a), isPlain);
                if (!isPlain && random.Next(3) == 0)
                    text.Append('*').Append(Pauli(b));
                break;
            case StimGateKind.MeasureProduct or StimGateKind.PhaseProduct:
                AddProduct(a, isPlain);
                break;
            case StimGateKind.Pad:
                Word(random.Next(2) == 0 ? "0" : "1", isPlain);
                break;
            case StimGateKind.FirstControls or StimGateKind.EitherControls when random.Next(3) == 0:
                Word(Bit(), isPlain);
                Word($"{b}", isPlain);
                break;
            case StimGateKind.SecondControls when random.Next(3) == 0:
                Word($"{a}", isPlain);
                Word(Bit(), isPlain);
                break;
            default:
                bool inverts = gate.Kind is StimGateKind.Measure or StimGateKind.MeasureReset or StimGateKind.MeasurePair;
                Word((inverts && random.Next(3) == 0 ? "!" : "") + a, isPlain);
                if (gate.IsPaired)
                    Word((inverts && random.Next(3) == 0 ? "!" : "") + b, isPlain);
                break;
        }
    }

    /// <summary>A Hermitian product, in which qubits may come twice: what is not Hermitian gets a factor more until it is.</summary>
    private void AddProduct(int qubit, bool isPlain)
    {
        var factors = new List<string> { Pauli(qubit) };
        for (int more = random.Next(4); more > 0; more--)
            factors.Add(Pauli(random.Next(qubits)));
        while (!IsHermitian(factors))
            factors.Add(Pauli(random.Next(qubits)));
        Word(string.Join(isPlain || random.Next(2) == 0 ? "*" : " * ", factors), isPlain);
    }

    /// <summary>
    /// Whether a product is Hermitian, by counting: reversing it changes its sign once for every pair that does not commute.
    /// </summary>
    private static bool IsHermitian(List<string> factors)
    {
        int anticommuting = 0;
        for (int i = 0; i < factors.Count; i++)
            for (int j = 0; j < i; j++)
            {
                (string a, string b) = (factors[i].TrimStart('!'), factors[j].TrimStart('!'));
                anticommuting += a[1..] == b[1..] && a[0] != b[0] ? 1 : 0;
            }
        return anticommuting % 2 == 0;
    }

    private string Bit() => results > 0 && random.Next(2) == 0 ? $"rec[-{random.Next(1, results + 1)}]" : $"sweep[{random.Next(3)}]";

    private string Pauli(int qubit) => $"{(random.Next(4) == 0 ? "!" : "")}{"XYZ"[random.Next(3)]}{qubit}";

    private void Word(string word, bool isPlain) => text.Append(Space(isPlain)).Append(word);

    private string Name(string name, bool isPlain) => isPlain || random.Next(2) == 0 ? name : name.ToLowerInvariant();

    private string Tag(bool isPlain) => isPlain || random.Next(3) > 0 ? "" : random.Next(2) == 0 ? "[]" : "[a \\B\\C(0)#{\\n\\r \u00e9*]";

    private string Space(bool isPlain) => isPlain ? " " : Spaces[random.Next(Spaces.Length)];

    private string Break(bool isPlain) => isPlain ? "\n" : Breaks[random.Next(Breaks.Length)];
}
