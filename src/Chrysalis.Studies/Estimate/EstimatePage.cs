using Chrysalis.Quantum.Resources;
using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Resources.Machines;
using Chrysalis.Reports.Html;
using Chrysalis.Studies.Computer;
using Chrysalis.Studies.Words;
using static System.FormattableString;

namespace Chrysalis.Studies.Estimate;

/// <summary>The page of an estimate.</summary>
public static class EstimatePage
{
    /// <summary>Writes the page.</summary>
    public static void Write(string path, EstimateFindings findings)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(findings);
        ResourceEstimate estimate = findings.Estimate;
        var page = new HtmlReport("How many qubits, and how long?", Invariant($"To {findings.Work.Task}: ")
            + Invariant($"{Quantities.Count(estimate.PhysicalQubits)} physical qubits and {Quantities.Time(estimate.ExpectedSeconds)} on ")
            + "average, by a model of error correction with surface codes.");
        page.Section("Qubits against time").Picture(
            ResourcePlots.QubitsAgainstTime(
                [("this work", findings.Frontier)], [("this estimate", estimate.SecondsPerRun, estimate.PhysicalQubits)]),
            "Physical qubits against the time of a run",
            "Line: computers than which none is both smaller and faster, with more and more factories or units. Computed.");
        page.Section("The computer").Figures(Figures(findings));
        page.Section("What was assumed").Figures(Assumptions(findings));
        page.Paragraph("Expected errors of a run = patches x rounds x error of a patch and round + Toffoli gates x error of a state. "
            + "Time = the longest of: layers x what each waits for; states / rate of the factories; work / what the layout does at once. "
            + "The published estimates come out within a factor of two; "
            + "so much doubt any figure here has at the least.");
        page.Paragraph(MachineLine.Text() + " Nothing is drawn at random.");
        page.Save(path);
    }

    private static IEnumerable<Figure> Figures(EstimateFindings findings)
    {
        ResourceEstimate estimate = findings.Estimate;
        if (findings.SolvedFor is { } solved)
            yield return new($"Solved for: {solved}", EstimateWords.Solved(findings), "computed: the limit for "
                + Invariant($"{Quantities.Count(findings.GivenQubits!.Value)} qubits and {Quantities.Time(findings.GivenSeconds!.Value)}"));
        yield return new("Physical qubits", Invariant($"{estimate.PhysicalQubits:#,##0}"), "computed");
        yield return new(
            "at work, in storage, in factories",
            Invariant($"{estimate.WorkQubits:#,##0}, {estimate.StorageQubits:#,##0}, {estimate.FactoryQubits:#,##0}"), "computed");
        yield return new("Code distance", Invariant($"{estimate.Distance}"), findings.Architecture.ErrorModel.Source);
        if (estimate.Factory is { } factory)
            yield return new("Factories", Invariant($"{estimate.Factories:0} x {factory.Name}, {factory.Qubits:#,##0} qubits, ")
                + Invariant($"a state each {factory.PeriodRounds:0} rounds, ")
                + Invariant($"wrong in {factory.ErrorRate:0.0e+0}"), "computed by the sources of the kind of factory");
        yield return new("Time of a run", Invariant($"{Quantities.Time(estimate.SecondsPerRun)}, set by the {estimate.Bound}"), "computed");
        yield return new("A run fails in", Invariant($"{estimate.FailureProbability:0.0%}"), "computed");
        yield return new("Expected time with retries", Quantities.Time(estimate.ExpectedSeconds), "computed: runs / (1 - failure)");
    }

    private static IEnumerable<Figure> Assumptions(EstimateFindings findings)
    {
        LogicalCost work = findings.Work;
        PhysicalMachine machine = findings.Machine;
        yield return new("Work", Invariant($"{work.Name}: {work.LogicalQubits:#,##0} logical qubits, {work.ActiveQubits:#,##0} active; ")
            + Invariant($"{work.Toffoli:0.00e+0} Toffoli in {work.ToffoliDepth:0.00e+0} layers; {work.Runs:0.#} runs"), work.Source);
        yield return new("Machine", Invariant($"{machine.Name}: error rate {machine.ErrorRate:0.0#e+0}, ")
            + Invariant($"cycle {Quantities.Time(machine.CycleSeconds)}, ")
            + Invariant($"reaction {Quantities.Time(machine.ReactionSeconds)}"), machine.Source);
        yield return new("Architecture", EstimateWords.Describe(findings.Architecture), Sources(findings.Architecture));
    }

    private static string Sources(Architecture architecture) => architecture.Layout switch
    {
        LayoutKind.Blocks => "arXiv:1808.02892; factories arXiv:1812.01238, 1905.06903 or 2409.17595",
        LayoutKind.ActiveVolume => "arXiv:2211.15465",
        _ => "arXiv:1905.09749, 2505.15917; yoked storage arXiv:2312.04522; factories arXiv:1812.01238, 1905.06903 or 2409.17595",
    };
}
