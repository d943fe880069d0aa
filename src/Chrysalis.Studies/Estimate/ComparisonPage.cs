using Chrysalis.Quantum.Grover;
using Chrysalis.Quantum.Resources;
using Chrysalis.Quantum.Resources.Machines;
using Chrysalis.Reports.Html;
using Chrysalis.Studies.Computer;
using Chrysalis.Studies.Words;
using static System.FormattableString;

namespace Chrysalis.Studies.Estimate;

/// <summary>The page of the comparison.</summary>
public static class ComparisonPage
{
    /// <summary>Writes the page.</summary>
    public static void Write(string path, ComparisonFindings findings)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(findings);
        var page = new HtmlReport("What it takes to break a key", "Every published estimate beside one model of error correction with "
            + "surface codes; each uses the options its authors describe, none is fitted to its figure.");
        page.Section("Qubits against time").Picture(
            Plot(findings), "Physical qubits against time, published points over the model's lines",
            "Points: published. Lines: the model, with more and more factories or units.");
        page.Section("Published and computed").Table(
            ["Estimate", "Published", "Model", "Distance", "Qubits, model / published", "Time, model / published"],
            findings.Estimates.Select(Row));
        page.Figures(findings.Estimates.Select(
            row => new Figure(row.Published.Name, EstimateWords.Describe(row.Published.Architecture), row.Published.Source)));
        page.Section("Quoted, not modelled").Table(["Work", "Task", "Figure", "Source"], findings.Quoted.Select(
            one => (IReadOnlyList<string>)[one.Name, one.Task, EstimateWords.Figure(one.Qubits, one.Seconds), one.Source]));
        page.Section("Logical costs").Table(["Work", "Task", "Qubits", "Toffoli", "Layers", "Runs", "Source"], findings.Works.Select(
            work => (IReadOnlyList<string>)
            [
                work.Name, work.Task, Invariant($"{work.LogicalQubits:0}"), Invariant($"{work.Toffoli:0.00e+0}"),
                Invariant($"{work.ToffoliDepth:0.00e+0}"), Invariant($"{work.Runs:0.#}"), work.Source
            ]));
        page.Section("The same on each machine").Table(
            ["Estimate", .. PhysicalMachine.All.Select(machine => machine.Name)],
            findings.Machines.GroupBy(one => one.Estimate)
                .Select(row => (IReadOnlyList<string>)[row.Key, .. row.Select(one => EstimateWords.Figure(one.Qubits, one.Seconds))]));
        page.Figures(PhysicalMachine.All.Select(machine => new Figure(machine.Name, Invariant($"error rate {machine.ErrorRate:0.0#e+0}, ")
            + Invariant($"cycle {Quantities.Time(machine.CycleSeconds)}, ")
            + Invariant($"reaction {Quantities.Time(machine.ReactionSeconds)}"), machine.Source)));
        page.Paragraph("Above an error rate of 2e-3, where cultivation is not known, AutoCCZ factories stand in.");
        if (findings.Grover is { } grover)
            page.Section("Grover's search for a preimage").Figures(
            [
                new("SHA-256 preimage on the model", Invariant($"{EstimateWords.Figure(grover.PhysicalQubits, grover.SecondsPerRun)}, ")
                    + Invariant($"2^{Math.Log2(grover.SecondsPerRun / 1e-6):0.0} cycles of 1 us, ")
                    + Invariant($"distance {grover.Distance}"), "computed from our circuit of one block, AutoCCZ factories"),
                new(
                    "Amy et al.", Invariant($"2^{HashOracleSpeed.AmyLogCycles} cycles, 2^{HashOracleSpeed.AmyLogQubits} logical qubits"),
                    "published, arXiv:1603.09383"),
            ]);
        page.Paragraph(MachineLine.Text() + " Nothing is drawn at random.");
        page.Save(path);
    }

    /// <summary>Published points over the model's lines, as a PNG file.</summary>
    public static byte[] Plot(ComparisonFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        (string, IReadOnlyList<ResourceEstimate>) Line(string name, string legend)
        {
            PublishedEstimate one = PublishedEstimates.Named(name);
            return (legend, new ResourceModel(one.Work, one.Machine, one.Architecture).Frontier());
        }

        return ResourcePlots.QubitsAgainstTime(
            [
                Line("gidney-ekera-2019", "RSA, 2019"), Line("webber-2022-hour", "key, 2022"), Line("gidney-2025", "RSA, 2025"),
                Line("google-2026", "key, 2026")
            ],
            [
                .. findings.Estimates.Select(row => (row.Published.Name, row.Published.PublishedSeconds, row.Published.PublishedQubits)),
                .. findings.Quoted.Where(one => one.Seconds is not null && one.Task != "RSA 2048")
                    .Select(one => (one.Name, one.Seconds!.Value, one.Qubits))
            ]);
    }

    private static IReadOnlyList<string> Row(ComparisonFindings.Row row) =>
    [
        row.Published.Name, EstimateWords.Figure(row.Published.PublishedQubits, row.Published.PublishedSeconds),
        EstimateWords.Figure(row.Model?.PhysicalQubits, row.Model?.SecondsPerRun),
        Invariant($"{row.Model?.Distance}"), EstimateWords.Ratio(row.QubitRatio),
        row.Published.IsTimeGiven ? "given, kept" : EstimateWords.Ratio(row.TimeRatio),
    ];
}
