using Chrysalis.Studies.Sweeps;
using static System.FormattableString;

namespace Chrysalis.Cli.Talk.Train;

/// <summary>Prints what trainings of several seeds came to.</summary>
internal static class SweepTable
{
    private const int Width = 12;

    /// <summary>Prints a line a seed, and how far they lie apart, for each figure.</summary>
    public static void Print(SweepFindings findings, TextWriter output)
    {
        output.WriteLine($"{findings.Family}, {findings.Preset}: {findings.Trainings.Count} seeds");
        int label = Math.Max(findings.Figures.Keys.Select(name => name.Length).DefaultIfEmpty().Max(), "steps".Length) + 2;
        output.WriteLine(Row("seed", findings.Trainings.Select(one => Invariant($"{one.Seed}")), ["mean", "deviation", "least", "most"]));
        output.WriteLine(Row("steps", findings.Trainings.Select(one => Invariant($"{one.Steps}")), []));
        foreach ((string name, FigureSpread spread) in findings.Figures)
            output.WriteLine(Row(
                name, findings.Trainings.Select(one => Text(one.Figures[name])),
                [Text(spread.Mean), Text(spread.Deviation), Text(spread.Least), Text(spread.Most)]));
        foreach (SeedTraining one in findings.Trainings)
            output.WriteLine(one.Persona);

        string Row(string name, IEnumerable<string> seeds, IEnumerable<string> spread) =>
            name.PadRight(label) + string.Concat(seeds.Concat(spread).Select(word => word.PadLeft(Width)));
    }

    private static string Text(double value) => Invariant($"{value:0.####}");
}
