using System.Globalization;
using System.Text;

namespace Chrysalis.Quantum.SurfaceCode;

/// <summary>Stim's comment before a generated circuit.</summary>
internal static class LayoutDrawing
{
    public static string Header(MemoryCircuitOptions options, CodeLayout? layout)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append("# ").Append(line).Append('\n');
        Line($"Generated {options.Task.CodeName()} circuit.");
        Line($"task: {options.Task.TaskName()}");
        Line($"rounds: {options.Rounds}");
        Line($"distance: {options.Distance}");
        foreach ((string name, double value) in Parameters(options.Noise))
            Line(string.Create(CultureInfo.InvariantCulture, $"{name}: {value}"));
        Line("layout:");
        text.Append(Draw(Cells(options, layout)));
        Line("Legend:");
        Line("    d# = data qubit");
        Line("    L# = data qubit with logical observable crossing");
        if (layout is null)
        {
            Line("    Z# = measurement qubit");
            return text.ToString();
        }
        Line("    X# = measurement qubit (X stabilizer)");
        Line("    Z# = measurement qubit (Z stabilizer)");
        return text.ToString();
    }

    private static (string, double)[] Parameters(MemoryNoise noise) => noise switch
    {
        UniformNoise u =>
        [
            ("before_round_data_depolarization", u.BeforeRoundDataDepolarization),
            ("before_measure_flip_probability", u.BeforeMeasureFlipProbability),
            ("after_reset_flip_probability", u.AfterResetFlipProbability), ("after_clifford_depolarization", u.AfterCliffordDepolarization),
        ],
        HardwareNoise h =>
        [
            ("two_qubit_gate", h.TwoQubitGate), ("one_qubit_gate", h.OneQubitGate), ("idle", h.Idle), ("readout_idle", h.ReadoutIdle),
            ("readout_flip", h.ReadoutFlip), ("reset_flip", h.ResetFlip), ("leakage", h.Leakage),
        ],
        _ => [],
    };

    private static Dictionary<CodePlace, string> Cells(MemoryCircuitOptions options, CodeLayout? layout)
    {
        if (layout is null)
            return Enumerable.Range(0, (2 * options.Distance) - 1)
                .ToDictionary(k => new CodePlace(k, 0), k => $"{(k == 0 ? 'L' : k % 2 == 0 ? 'd' : 'Z')}{k}");
        var letters = layout.Data.ToDictionary(place => place, _ => 'd');
        foreach ((CodePlace[] places, char letter) in ((CodePlace[], char)[])[(layout.XChecks, 'X'), (layout.ZChecks, 'Z'), (
            MemoryCircuit.IsX(options.Task) ? layout.XObservable : layout.ZObservable, 'L')])
            foreach (CodePlace place in places)
                letters[place] = letter;
        return layout.Number.ToDictionary(pair => pair.Key, pair => $"{letters[pair.Key]}{pair.Value}");
    }

    private static string Draw(Dictionary<CodePlace, string> cells)
    {
        int width = cells.Values.Max(cell => cell.Length);
        Dictionary<int, int> ends = cells.Keys.GroupBy(p => p.Y).ToDictionary(row => row.Key, row => row.Max(p => p.X));
        var text = new StringBuilder();
        for (int y = ends.Keys.Max(); y >= 0; y--)
        {
            text.Append('#');
            for (int x = 0; x <= ends.GetValueOrDefault(y, -1); x++)
                text.Append(' ').Append(cells.GetValueOrDefault(new CodePlace(x, y), "").PadRight(width));
            text.Append('\n');
        }
        return text.ToString();
    }
}
