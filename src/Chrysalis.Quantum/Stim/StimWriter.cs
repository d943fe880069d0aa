using System.Globalization;

namespace Chrysalis.Quantum.Stim;

/// <summary>Writes a circuit as Stim reads it; numbers are the shortest that read back unchanged.</summary>
internal static class StimWriter
{
    /// <summary>Writes instructions, one a line, blocks indented by four spaces.</summary>
    public static void Write(IEnumerable<StimInstruction> instructions, TextWriter writer, string indent = "")
    {
        foreach (StimInstruction instruction in instructions)
        {
            writer.Write(indent);
            if (instruction is StimRepeatBlock repeat)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"REPEAT{Tag(repeat)} {repeat.Count} {{\n"));
                Write(repeat.Body, writer, indent + "    ");
                writer.Write(indent + "}");
            }
            else
            {
                Write((StimOperation)instruction, writer);
            }
            writer.Write('\n');
        }
    }

    private static void Write(StimOperation operation, TextWriter writer)
    {
        writer.Write(operation.Gate.Name);
        writer.Write(Tag(operation));
        if (operation.Arguments.Length > 0)
            writer.Write($"({string.Join(", ", operation.Arguments.Select(a => a.ToString(CultureInfo.InvariantCulture)))})");
        bool joined = false;
        foreach (StimTarget target in operation.Targets)
        {
            bool combiner = target.Kind == StimTargetKind.Combiner;
            if (!combiner && !joined)
                writer.Write(' ');
            writer.Write(target.ToString());
            joined = combiner;
        }
    }

    private static string Tag(StimInstruction instruction) => instruction.Tag.Length == 0 ? "" : "["
        + instruction.Tag.Replace(@"\", @"\B").Replace("]", @"\C").Replace("\n", @"\n").Replace("\r", @"\r") + "]";
}
