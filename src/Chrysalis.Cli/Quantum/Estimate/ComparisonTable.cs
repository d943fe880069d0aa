using Chrysalis.Quantum.Resources.Machines;
using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Grover;
using Chrysalis.Quantum.Resources;
using Chrysalis.Studies.Estimate;
using static System.FormattableString;

namespace Chrysalis.Cli.Quantum.Estimate;

/// <summary>Prints every published estimate beside the model's.</summary>
internal static class ComparisonTable
{
    /// <summary>Prints the comparison, what is only quoted, the logical costs, each machine, and Grover's search.</summary>
    public static void Print(ComparisonFindings findings, string? page, TextWriter output)
    {
        output.WriteLine(Invariant($"{"estimate",-20}{"published",-30}{"model",-30}{"qubits",8}{"time",8}"));
        foreach (ComparisonFindings.Row row in findings.Estimates)
            output.WriteLine(Invariant($"{row.Published.Name,-20}")
                + Invariant($"{EstimateWords.Figure(row.Published.PublishedQubits, row.Published.PublishedSeconds),-30}")
                + Invariant($"{EstimateWords.Figure(row.Model?.PhysicalQubits, row.Model?.SecondsPerRun),-30}")
                + Invariant($"{EstimateWords.Ratio(row.QubitRatio),8}")
                + Invariant($"{(row.Published.IsTimeGiven ? "kept" : EstimateWords.Ratio(row.TimeRatio)),8}"));
        output.WriteLine("the last columns are model / published; 'kept': the time was given and the qubits asked for");
        foreach (ComparisonFindings.Row row in findings.Estimates)
            output.WriteLine(Invariant($"  {row.Published.Name}: {row.Published.Source}"));
        output.WriteLine();
        output.WriteLine("quoted, not modelled:");
        foreach (QuotedEstimate quoted in findings.Quoted)
            output.WriteLine(
                Invariant($"  {quoted.Name}, {quoted.Task}: {EstimateWords.Figure(quoted.Qubits, quoted.Seconds)}; {quoted.Source}"));
        output.WriteLine();
        output.WriteLine(Invariant($"{"logical cost",-26}{"qubits",10}{"Toffoli",12}{"layers",12}{"runs",6}"));
        foreach (LogicalCost work in findings.Works)
        {
            output.WriteLine(Invariant($"{work.Name,-26}{work.LogicalQubits,10:0}{work.Toffoli,12:0.00e+0}{work.ToffoliDepth,12:0.00e+0}")
                + Invariant($"{work.Runs,6:0.#}"));
            output.WriteLine(Invariant($"  {work.Source}"));
        }

        output.WriteLine();
        PrintMachines(findings, output);
        PrintGrover(findings.Grover, output);
        if (page is not null)
            output.WriteLine(Invariant($"{page}  open it in a browser"));
    }

    private static void PrintMachines(ComparisonFindings findings, TextWriter output)
    {
        output.WriteLine($"{"the same on",-20}{string.Concat(PhysicalMachine.All.Select(machine => $"{machine.Name,-30}"))}".TrimEnd());
        foreach (IGrouping<string, ComparisonFindings.OnMachine> row in findings.Machines.GroupBy(one => one.Estimate))
            output.WriteLine(
                $"{row.Key,-20}{string.Concat(row.Select(one => $"{EstimateWords.Figure(one.Qubits, one.Seconds),-30}"))}".TrimEnd());
        foreach (PhysicalMachine machine in PhysicalMachine.All)
            output.WriteLine(Invariant($"  {machine.Name}: {machine.Source}"));
        output.WriteLine("  above 2e-3, where cultivation is not known, AutoCCZ factories stand in");
        output.WriteLine();
    }

    private static void PrintGrover(ResourceEstimate? grover, TextWriter output)
    {
        if (grover is null)
            return;
        output.WriteLine("SHA-256 preimage by Grover's search, 1 us: "
            + Invariant($"{EstimateWords.Figure(grover.PhysicalQubits, grover.SecondsPerRun)} = 2^")
            + Invariant($"{Math.Log2(grover.SecondsPerRun / 1e-6):0.0} cycles at distance {grover.Distance}"));
        output.WriteLine(Invariant($"  Amy et al. 2016 (arXiv:1603.09383): 2^{HashOracleSpeed.AmyLogCycles} cycles, ")
            + Invariant($"2^{HashOracleSpeed.AmyLogQubits} logical qubits with distillation"));
    }
}
