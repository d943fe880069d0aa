using System.Globalization;
using static System.FormattableString;

namespace Chrysalis.Quantum.ErrorModels;

/// <summary>Writes a detector error model as Stim reads it; numbers are the shortest that read back unchanged.</summary>
internal sealed class DemWriter
{
    /// <summary>The most probabilities whose text is kept: an extracted model has a few dozen, a measured one as many as errors.</summary>
    private const int MostKept = 4096;

    private readonly TextWriter writer;
    private readonly Dictionary<long, string> texts = [];

    private DemWriter(TextWriter writer) => this.writer = writer;

    /// <summary>Writes instructions, one a line, blocks indented by four spaces.</summary>
    public static void Write(IEnumerable<DemInstruction> instructions, TextWriter writer) => new DemWriter(writer).Write(instructions, "");

    private void Write(IEnumerable<DemInstruction> instructions, string indent)
    {
        foreach (DemInstruction instruction in instructions)
        {
            writer.Write(indent);
            if (instruction is DemRepeatBlock repeat)
            {
                writer.Write(Invariant($"repeat{Tag(repeat)} {repeat.Count} {{\n"));
                Write(repeat.Body, indent + "    ");
                writer.Write(indent + "}");
            }
            else if (instruction is DemError error)
            {
                WriteError(error);
            }
            else
            {
                writer.Write(Line(instruction));
            }
            writer.Write('\n');
        }
    }

    /// <summary>A model is mostly errors: they are written without strings in between.</summary>
    private void WriteError(DemError error)
    {
        Span<char> digits = stackalloc char[32];
        writer.Write("error");
        writer.Write(Tag(error));
        writer.Write('(');
        writer.Write(Text(error.Probability));
        writer.Write(')');
        foreach (DemTarget target in error.Targets)
        {
            writer.Write(target.Kind switch { DemTargetKind.Detector => " D", DemTargetKind.Observable => " L", _ => " ^" });
            if (target.Kind == DemTargetKind.Separator)
                continue;
            target.Index.TryFormat(digits, out int length, provider: CultureInfo.InvariantCulture);
            writer.Write(digits[..length]);
        }
    }

    private string Text(double probability)
    {
        long bits = BitConverter.DoubleToInt64Bits(probability);
        if (texts.TryGetValue(bits, out string? text))
            return text;
        text = probability.ToString(CultureInfo.InvariantCulture);
        if (texts.Count < MostKept)
            texts.Add(bits, text);
        return text;
    }

    private static string Line(DemInstruction instruction) => instruction switch
    {
        DemDetector d => $"detector{Tag(d)}{Arguments(d.Coordinates)}{Words(d.Detectors.Select(DemTarget.Detector))}",
        DemLogicalObservable l => $"logical_observable{Tag(l)}{Words(l.Observables.Select(DemTarget.Observable))}",
        DemShiftDetectors s => Invariant($"shift_detectors{Tag(s)}{Arguments(s.Coordinates)} {s.Detectors}"),
        _ => throw new ArgumentException($"{instruction.GetType().Name} is not an instruction of the format."),
    };

    private static string Words(IEnumerable<DemTarget> targets) => string.Concat(targets.Select(t => $" {t}"));

    private static string Arguments(IReadOnlyCollection<double> numbers)
        => numbers.Count == 0 ? "" : $"({string.Join(", ", numbers.Select(n => Invariant($"{n}")))})";

    private static string Tag(DemInstruction instruction) => instruction.Tag.Length == 0 ? "" : "["
        + instruction.Tag.Replace(@"\", @"\B").Replace("]", @"\C").Replace("\n", @"\n").Replace("\r", @"\r") + "]";
}
