using System.Globalization;
using Chrysalis.Quantum.Resources;
using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Resources.Machines;

namespace Chrysalis.Cli.Quantum;

/// <summary>Prints an estimate.</summary>
internal static class EstimateTable
{
    private const int Rows = 8;

    /// <summary>Prints what was asked, the computer, its time, and the trade between qubits and time.</summary>
    public static void Print(EstimateFindings findings, string? page, TextWriter output)
    {
        LogicalCost work = findings.Work;
        PhysicalMachine machine = findings.Machine;
        ResourceEstimate estimate = findings.Estimate;
        Line(output, $"task      {work.Task}");
        Line(output, $"work      {work.Name}: {work.LogicalQubits:0} logical qubits ({work.ActiveQubits:0} active), {work.Toffoli:0.00e+0} Toffoli in {work.ToffoliDepth:0.00e+0} layers{Runs(work)}");
        Line(output, $"machine   {machine.Name}: error rate {machine.ErrorRate:0.0#e+0}, cycle {Quantities.Time(machine.CycleSeconds)}, reaction {Quantities.Time(machine.ReactionSeconds)}");
        Line(output, $"built as  {Describe(findings.Architecture)}");
        if (findings.SolvedFor is { } solved)
            Line(output, $"solved    {solved} {Solved(findings)}: the limit for {Quantities.Count(findings.GivenQubits!.Value)} qubits and {Quantities.Time(findings.GivenSeconds!.Value)}");
        output.WriteLine();
        Line(output, $"physical qubits  {Quantities.Count(estimate.PhysicalQubits)}: {Parts(estimate)}");
        Line(output, $"code distance    {estimate.Distance}{(findings.Architecture.Layout == LayoutKind.Blocks ? $", {Units(estimate)}" : "")}");
        if (estimate.Factory is { } factory)
            Line(output, $"factories        {estimate.Factories:0} x {factory.Name}: {Quantities.Count(factory.Qubits)} qubits, a state each {factory.PeriodRounds:0} rounds, wrong in {factory.ErrorRate:0.0e+0}");
        Line(output, $"time of a run    {Quantities.Time(estimate.SecondsPerRun)}, set by the {estimate.Bound}; fails in {estimate.FailureProbability:0.0%}");
        Line(output, $"expected time    {Quantities.Time(estimate.ExpectedSeconds)} with retries");
        output.WriteLine();
        Line(output, $"{"physical qubits",-18}{"time of a run",-16}");
        foreach (ResourceEstimate one in Spread(findings.Frontier))
            Line(output, $"{Quantities.Count(one.PhysicalQubits),-18}{Quantities.Time(one.SecondsPerRun),-16}");
        if (page is not null)
            Line(output, $"{page}  open it in a browser");
    }

    /// <summary>The value that was solved for, with its unit.</summary>
    public static string Solved(EstimateFindings findings) => findings.SolvedFor switch
    {
        "error-rate" => Text($"{findings.SolvedValue:0.00e+0}"),
        "key-bits" => Text($"{findings.SolvedValue:0} bits"),
        _ => Quantities.Time(findings.SolvedValue!.Value),
    };

    /// <summary>An architecture in words.</summary>
    public static string Describe(Architecture architecture)
    {
        string layout = architecture.Layout switch
        {
            LayoutKind.Lattice => Text($"lattice with {architecture.RoutingOverhead:0.##} lanes a patch, {Storage(architecture.Storage)}"),
            LayoutKind.Blocks => "blocks of a game of surface codes",
            _ => "active volume with long-range links",
        };
        string factory = architecture.Layout == LayoutKind.ActiveVolume ? "its own distillation" : Factory(architecture.Factory);
        string pacing = architecture.Layout == LayoutKind.Lattice && architecture.Pacing == ToffoliPacing.LatticeSurgery ? "a lattice-surgery step a layer" : "reaction-limited";
        return Text($"{layout}, {factory}, {pacing}; patches fail as in {architecture.ErrorModel.Name}; a run may fail in {architecture.TargetFailure:0.#%}");
    }

    private static string Storage(StorageKind storage) => storage switch
    {
        StorageKind.Yoked1D => "idle qubits yoked in rows",
        StorageKind.Yoked2D => "idle qubits yoked in rows and columns",
        _ => "no denser storage",
    };

    private static string Factory(FactoryKind factory) => factory switch
    {
        FactoryKind.AutoCcz => "AutoCCZ factories",
        FactoryKind.Distillation => "15-to-1 and 8T-to-CCZ factories",
        _ => "cultivation and 8T-to-CCZ",
    };

    private static string Parts(ResourceEstimate estimate)
    {
        IEnumerable<string> parts = new[] { (estimate.WorkQubits, "at work"), (estimate.StorageQubits, "in storage"), (estimate.FactoryQubits, "in factories") }
            .Where(part => part.Item1 > 0).Select(part => $"{Quantities.Count(part.Item1)} {part.Item2}");
        return string.Join(", ", parts);
    }

    private static string Runs(LogicalCost work) => work.Runs > 1 ? Text($", {work.Runs:0.#} runs") : "";

    private static string Units(ResourceEstimate estimate) => estimate.Parallelism > 1 ? Text($"{estimate.Parallelism:0} units") : "one fast block";

    private static IEnumerable<ResourceEstimate> Spread(IReadOnlyList<ResourceEstimate> frontier)
    {
        if (frontier.Count <= Rows)
            return frontier;
        double low = Math.Log(frontier[^1].SecondsPerRun), high = Math.Log(frontier[0].SecondsPerRun);
        return Enumerable.Range(0, Rows).Select(i => frontier.MinBy(one => Math.Abs(Math.Log(one.SecondsPerRun) - (high + (low - high) * i / (Rows - 1))))!).Distinct();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Line(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
