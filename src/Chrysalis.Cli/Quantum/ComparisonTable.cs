using System.Globalization;
using Chrysalis.Quantum.Resources;
using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Resources.Machines;

namespace Chrysalis.Cli.Quantum;

/// <summary>Prints every published estimate beside the model's.</summary>
internal static class ComparisonTable
{
    /// <summary>Amy et al. 2016: surface-code cycles and logical qubits of a preimage, as powers of two.</summary>
    public const double AmyLogCycles = 153.8, AmyLogQubits = 12.6;

    /// <summary>Prints the comparison, what is only quoted, the logical costs, each machine, and Grover's search.</summary>
    public static void Print(ComparisonFindings findings, string? page, TextWriter output)
    {
        Line(output, $"{"estimate",-20}{"published",-30}{"model",-30}{"qubits",8}{"time",8}");
        foreach (ComparisonFindings.Row row in findings.Estimates)
            Line(output, $"{row.Published.Name,-20}{Figure(row.Published.PublishedQubits, row.Published.PublishedSeconds),-30}{Figure(row.Model?.PhysicalQubits, row.Model?.SecondsPerRun),-30}{Ratio(row.QubitRatio),8}{(row.Published.IsTimeGiven ? "kept" : Ratio(row.TimeRatio)),8}");
        output.WriteLine("the last columns are model / published; 'kept': the time was given and the qubits asked for");
        foreach (ComparisonFindings.Row row in findings.Estimates)
            Line(output, $"  {row.Published.Name}: {row.Published.Source}");
        output.WriteLine();
        output.WriteLine("quoted, not modelled:");
        foreach (QuotedEstimate quoted in findings.Quoted)
            Line(output, $"  {quoted.Name}, {quoted.Task}: {Figure(quoted.Qubits, quoted.Seconds)}; {quoted.Source}");
        output.WriteLine();
        Line(output, $"{"logical cost",-26}{"qubits",10}{"Toffoli",12}{"layers",12}{"runs",6}");
        foreach (LogicalCost work in findings.Works)
        {
            Line(output, $"{work.Name,-26}{work.LogicalQubits,10:0}{work.Toffoli,12:0.00e+0}{work.ToffoliDepth,12:0.00e+0}{work.Runs,6:0.#}");
            Line(output, $"  {work.Source}");
        }

        output.WriteLine();
        PrintMachines(findings, output);
        PrintGrover(findings.Grover, output);
        if (page is not null)
            Line(output, $"{page}  open it in a browser");
    }

    /// <summary>Qubits and time of an estimate.</summary>
    public static string Figure(double? qubits, double? seconds) => (qubits, seconds) switch
    {
        (null, _) => "none",
        ({ } count, null) => Quantities.Count(count),
        ({ } count, { } time) => $"{Quantities.Count(count)}, {Quantities.Time(time)}",
    };

    /// <summary>A ratio to two digits.</summary>
    public static string Ratio(double? ratio) => ratio is { } value ? value.ToString("0.00", CultureInfo.InvariantCulture) : "-";

    private static void PrintMachines(ComparisonFindings findings, TextWriter output)
    {
        Line(output, $"{"the same on",-20}{string.Concat(PhysicalMachine.All.Select(machine => $"{machine.Name,-30}"))}".TrimEnd());
        foreach (IGrouping<string, ComparisonFindings.OnMachine> row in findings.Machines.GroupBy(one => one.Estimate))
            Line(output, $"{row.Key,-20}{string.Concat(row.Select(one => $"{Figure(one.Qubits, one.Seconds),-30}"))}".TrimEnd());
        foreach (PhysicalMachine machine in PhysicalMachine.All)
            Line(output, $"  {machine.Name}: {machine.Source}");
        output.WriteLine("  above 2e-3, where cultivation is not known, AutoCCZ factories stand in");
        output.WriteLine();
    }

    private static void PrintGrover(ResourceEstimate? grover, TextWriter output)
    {
        if (grover is null)
            return;
        Line(output, $"SHA-256 preimage by Grover's search, 1 us: {Figure(grover.PhysicalQubits, grover.SecondsPerRun)} = 2^{Math.Log2(grover.SecondsPerRun / 1e-6):0.0} cycles at distance {grover.Distance}");
        Line(output, $"  Amy et al. 2016 (arXiv:1603.09383): 2^{AmyLogCycles} cycles, 2^{AmyLogQubits} logical qubits with distillation");
    }

    private static void Line(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Line(TextWriter output, string line) => output.WriteLine(line);
}
