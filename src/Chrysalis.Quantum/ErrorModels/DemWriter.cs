using System.Globalization;
using static System.FormattableString;

namespace Chrysalis.Quantum.ErrorModels;

/// <summary>Writes a detector error model as Stim reads it; numbers are the shortest that read back unchanged.</summary>
internal static class DemWriter
{
    /// <summary>Writes instructions, one a line, blocks indented by four spaces.</summary>
    public static void Write(IEnumerable<DemInstruction> instructions, TextWriter writer, string indent = "")
    {
        foreach (DemInstruction instruction in instructions)
        {
            writer.Write(indent);
            if (instruction is DemRepeatBlock repeat)
            {
                writer.Write(Invariant($"repeat{Tag(repeat)} {repeat.Count} {{\n"));
                Write(repeat.Body, writer, indent + "    ");
                writer.Write(indent + "}");
            }
            else if (instruction is DemError error)
            {
                WriteError(error, writer);
            }
            else
            {
                writer.Write(Line(instruction));
            }
            writer.Write('\n');
        }
    }

    /// <summary>A model is mostly errors: they are written without strings in between.</summary>
    private static void WriteError(DemError error, TextWriter writer)
    {
        Span<char> digits = stackalloc char[32];
        writer.Write("error");
        writer.Write(Tag(error));
        writer.Write('(');
        error.Probability.TryFormat(digits, out int length, provider: CultureInfo.InvariantCulture);
        writer.Write(digits[..length]);
        writer.Write(')');
        foreach (DemTarget target in error.Targets)
        {
            writer.Write(target.Kind switch { DemTargetKind.Detector => " D", DemTargetKind.Observable => " L", _ => " ^" });
            if (target.Kind == DemTargetKind.Separator)
                continue;
            target.Index.TryFormat(digits, out length, provider: CultureInfo.InvariantCulture);
            writer.Write(digits[..length]);
        }
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
