using Chrysalis.Quantum.MemoryExperiment;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.MemoryExperiment.Fits;
using static Chrysalis.Cli.Quantum.MemoryWords;

namespace Chrysalis.Cli.Quantum;

/// <summary>Our figures for Willow's error budget beside the published ones.</summary>
internal static class WillowComparison
{
    private const string Paper = "Google Quantum AI, Nature 638, 920 (2025), arXiv:2408.13687";

    /// <summary>Why they differ, in honest words.</summary>
    public const string Why = "They differ for reasons that a Pauli budget and matching cannot hold: Willow's 2.14 was decoded by a neural network, here is matching, which in turn knows the sampled noise exactly, as no decoder of a real chip does; "
        + "its leakage spreads from gate to gate and its errors vary from qubit to qubit and drift, here leakage counts as one more Pauli error and every qubit has the average; "
        + "stray correlated events are in the measurement only.";

    /// <summary>Prints the comparison.</summary>
    public static void Print(MemoryReport report, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("beside Willow");
        foreach (IReadOnlyList<string> row in Rows(report))
            output.WriteLine(Text($"  {row[0],-44}{row[1],-32} {row[2]}"));
        output.WriteLine("  " + Why);
    }

    /// <summary>Name, value, source.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(MemoryReport report)
    {
        yield return ["Lambda, measured on Willow", "2.14 ± 0.02", Paper];
        yield return ["Lambda, its data by matching (SI1000 prior)", "1.54", "published refit of the public data"];
        yield return ["Lambda, its data by correlated matching", "1.91", "published refit of the public data"];
        foreach (SuppressionResult s in report.Suppressions.Where(s => s.Probability == 1))
            yield return [Text($"Lambda, budget, {s.Decoder}, {s.Basis}"), Number(s.Fit.Lambda), "sampled here"];
        yield return ["d = 7 error a cycle, measured on Willow", "0.143 % ± 0.003 %", Paper];
        foreach (MemoryPoint point in report.Points.Where(p => p.Setting is { Distance: 7, Probability: 1, IsBurst: false } && p.Setting.Rounds == report.Points.Max(q => q.Setting.Rounds)))
            yield return [Text($"d = 7 error a cycle, budget, {point.Setting.Decoder}, {point.Setting.Basis}"), Rate(point.PerCycle), Text($"sampled here, {point.Shots} shots of {point.Setting.Rounds} rounds")];
    }
}
