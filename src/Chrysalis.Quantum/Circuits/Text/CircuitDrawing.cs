using System.Globalization;
using System.Text;

namespace Chrysalis.Quantum.Circuits.Text;

/// <summary>Draws circuits as text: a line for each qubit, time from left to right.</summary>
internal static class CircuitDrawing
{
    /// <summary>Draws a circuit. Controls are dots, X under a control is a plus, crossings are bars.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="maxWidth">Characters a line; what does not fit is left out and marked by three dots.</param>
    public static string Draw(Circuit circuit, int maxWidth = 160)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxWidth, 20);
        int width = (circuit.QubitCount - 1).ToString(CultureInfo.InvariantCulture).Length;
        StringBuilder[] lines = [.. Enumerable.Range(0, 2 * circuit.QubitCount - 1).Select(line => new StringBuilder(
            line % 2 == 0 ? $"{(line / 2).ToString(CultureInfo.InvariantCulture).PadLeft(width)}: \u2500" : new string(' ', width + 3)))];
        foreach (List<Operation> column in circuit.Moments.SelectMany(Columns))
        {
            string?[] cells = Cells(column, lines.Length);
            int cellWidth = cells.Max(cell => cell?.Length ?? 1);
            if (lines[0].Length + cellWidth + 4 > maxWidth)
            {
                foreach (StringBuilder line in lines.Where((_, index) => index % 2 == 0))
                    line.Append("...");
                break;
            }

            for (int line = 0; line < lines.Length; line++)
                lines[line].Append(Pad(cells[line], cellWidth, line % 2 == 0 ? '\u2500' : ' '));
        }

        return string.Join('\n', lines.Select(line => line.ToString().TrimEnd())) + "\n";
    }

    /// <summary>Splits a moment so that no two connecting bars cross.</summary>
    private static List<List<Operation>> Columns(Moment moment)
    {
        List<List<Operation>> columns = [];
        foreach (Operation operation in moment.Operations.OrderBy(operation => operation.Qubits.Min()))
        {
            int low = operation.Qubits.Min();
            List<Operation>? fitting = columns.Find(column => column[^1].Qubits.Max() < low);
            if (fitting is null)
                columns.Add([operation]);
            else
                fitting.Add(operation);
        }

        return columns;
    }

    private static string?[] Cells(List<Operation> column, int lines)
    {
        var cells = new string?[lines];
        foreach (Operation operation in column)
        {
            for (int line = 2 * operation.Qubits.Min() + 1; line < 2 * operation.Qubits.Max(); line++)
                cells[line] = line % 2 == 0 ? "\u253c" : "\u2502";
            for (int place = 0; place < operation.Qubits.Length; place++)
                cells[2 * operation.Qubits[place]] = Label(operation, place);
        }

        return cells;
    }

    private static string Label(Operation operation, int place)
    {
        if (operation is not GateOperation { Gate: { } gate })
            return operation is Measurement ? "M" : "|0>";
        if (place < gate.ControlCount)
            return "\u25cf";
        return gate.Target.Name switch
        {
            "x" when gate.ControlCount > 0 => "\u2295",
            "z" when gate.ControlCount > 0 => "\u25cf",
            "swap" => "\u00d7",
            _ => gate.Target.ToString().Replace(" ", "", StringComparison.Ordinal),
        };
    }

    private static string Pad(string? cell, int width, char fill)
    {
        cell ??= fill.ToString();
        int left = (width - cell.Length) / 2;
        return new string(fill, left) + cell + new string(fill, width - cell.Length - left + 1);
    }
}
