using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.MemoryExperiment;
using Chrysalis.Quantum.MemoryExperiment.Fits;
using Chrysalis.Quantum.Published;
using static Chrysalis.Studies.Memory.MemoryWords;
using static System.FormattableString;

namespace Chrysalis.Studies.Memory;

/// <summary>Our figures for Willow's error budget beside the published ones.</summary>
public static class WillowComparison
{
    /// <summary>Why they differ, in honest words.</summary>
    public static string Why { get; } = "They differ for reasons that a Pauli budget and matching cannot hold: "
        + Invariant($"Willow's {WillowFigures.Lambda} was decoded by a neural network, here is matching, which in turn knows the sampled ")
        + "noise exactly, as no decoder of a real chip does; "
        + "its leakage spreads from gate to gate and its errors vary from qubit to qubit and drift, here leakage counts as one more Pauli "
        + "error and every qubit has the average; "
        + "stray correlated events are in the measurement only.";

    /// <summary>Published figures for the public data: name, value, source.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> PublishedRefits { get; } =
    [
        [
            "published: neural network decoder, Lambda", $"{WillowFigures.LambdaText}, d = 7: {WillowFigures.ErrorsPerCycleText}",
            "arXiv:2408.13687"
        ],
        ["published refit: matching, SI1000 prior", "1.54, d = 7: 0.435 %", "open decoders on the public data"],
        ["published refit: correlated matching", "1.91, d = 7: 0.229 %", "open decoders on the public data"],
    ];

    /// <summary>Name, value, source.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(MemoryReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return RowsOf(report);
    }

    private static IEnumerable<IReadOnlyList<string>> RowsOf(MemoryReport report)
    {
        yield return ["Lambda, measured on Willow", WillowFigures.LambdaText, WillowFigures.Paper];
        yield return ["Lambda, its data by matching (SI1000 prior)", "1.54", "published refit of the public data"];
        yield return ["Lambda, its data by correlated matching", "1.91", "published refit of the public data"];
        foreach (SuppressionResult s in report.Suppressions.Where(s => s.Probability == 1))
            yield return [Invariant($"Lambda, budget, {s.Decoder}, {s.Basis}"), Number(s.Fit.Lambda), "sampled here"];
        yield return ["d = 7 error a cycle, measured on Willow", WillowFigures.ErrorsPerCycleWithError, WillowFigures.Paper];
        foreach (MemoryPoint point in report.Points.Where(p => p.Setting is { Distance: 7, Probability: 1, IsBurst: false }
            && p.Setting.Rounds == report.Points.Max(q => q.Setting.Rounds)))
            yield return
            [
                Invariant($"d = 7 error a cycle, budget, {point.Setting.Decoder}, {point.Setting.Basis}"), Rate(point.PerCycle),
                Invariant($"sampled here, {point.Shots} shots of {point.Setting.Rounds} rounds")
            ];
    }
}
