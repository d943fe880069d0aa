using Chrysalis.Quantum.Resources.Machines;
using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Resources;
using Chrysalis.Studies.Estimate;
using Chrysalis.Studies.Words;
using static System.FormattableString;

namespace Chrysalis.Cli.Quantum.Estimate;

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
        output.WriteLine(Invariant($"task      {work.Task}"));
        output.WriteLine(Invariant($"work      {work.Name}: {work.LogicalQubits:0} logical qubits ({work.ActiveQubits:0} active), ")
            + Invariant($"{work.Toffoli:0.00e+0} Toffoli in {work.ToffoliDepth:0.00e+0} layers{Runs(work)}"));
        output.WriteLine(Invariant($"machine   {machine.Name}: error rate {machine.ErrorRate:0.0#e+0}, ")
            + Invariant($"cycle {Quantities.Time(machine.CycleSeconds)}, reaction {Quantities.Time(machine.ReactionSeconds)}"));
        output.WriteLine(Invariant($"built as  {EstimateWords.Describe(findings.Architecture)}"));
        if (findings.SolvedFor is { } solved)
            output.WriteLine(Invariant($"solved    {solved} {EstimateWords.Solved(findings)}: ")
                + Invariant($"the limit for {Quantities.Count(findings.GivenQubits!.Value)} qubits and ")
                + Invariant($"{Quantities.Time(findings.GivenSeconds!.Value)}"));
        output.WriteLine();
        output.WriteLine(Invariant($"physical qubits  {Quantities.Count(estimate.PhysicalQubits)}: {Parts(estimate)}"));
        output.WriteLine(Invariant($"code distance    {estimate.Distance}")
            + Invariant($"{(findings.Architecture.Layout == LayoutKind.Blocks ? $", {Units(estimate)}" : "")}"));
        if (estimate.Factory is { } factory)
            output.WriteLine(Invariant($"factories        {estimate.Factories:0} x {factory.Name}: {Quantities.Count(factory.Qubits)} ")
                + Invariant($"qubits, a state each {factory.PeriodRounds:0} rounds, wrong in {factory.ErrorRate:0.0e+0}"));
        output.WriteLine(Invariant($"time of a run    {Quantities.Time(estimate.SecondsPerRun)}, set by the {estimate.Bound}; ")
            + Invariant($"fails in {estimate.FailureProbability:0.0%}"));
        output.WriteLine(Invariant($"expected time    {Quantities.Time(estimate.ExpectedSeconds)} with retries"));
        output.WriteLine();
        output.WriteLine(Invariant($"{"physical qubits",-18}{"time of a run",-16}"));
        foreach (ResourceEstimate one in Spread(findings.Frontier))
            output.WriteLine(Invariant($"{Quantities.Count(one.PhysicalQubits),-18}{Quantities.Time(one.SecondsPerRun),-16}"));
        if (page is not null)
            output.WriteLine(Invariant($"{page}  open it in a browser"));
    }

    private static string Parts(ResourceEstimate estimate)
    {
        IEnumerable<string> parts =
            new[] { (estimate.WorkQubits, "at work"), (estimate.StorageQubits, "in storage"), (estimate.FactoryQubits, "in factories") }
                .Where(part => part.Item1 > 0).Select(part => $"{Quantities.Count(part.Item1)} {part.Item2}");
        return string.Join(", ", parts);
    }

    private static string Runs(LogicalCost work) => work.Runs > 1 ? Invariant($", {work.Runs:0.#} runs") : "";

    private static string Units(ResourceEstimate estimate) =>
        estimate.Parallelism > 1 ? Invariant($"{estimate.Parallelism:0} units") : "one fast block";

    private static IEnumerable<ResourceEstimate> Spread(IReadOnlyList<ResourceEstimate> frontier)
    {
        if (frontier.Count <= Rows)
            return frontier;
        double low = Math.Log(frontier[^1].SecondsPerRun), high = Math.Log(frontier[0].SecondsPerRun);
        return Enumerable.Range(0, Rows)
            .Select(i => frontier.MinBy(one => Math.Abs(Math.Log(one.SecondsPerRun) - (high + (low - high) * i / (Rows - 1))))!).Distinct();
    }
}
