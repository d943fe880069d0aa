using Chrysalis.Quantum.Timeline;
using Chrysalis.Studies.Words;
using static System.FormattableString;

namespace Chrysalis.Cli.Quantum.Timeline;

/// <summary>Prints when the machines may exist.</summary>
internal static class TimelineTable
{
    /// <summary>Prints the dates, the shares, the article's extrapolation and the sensitivities.</summary>
    public static void Print(TimelineReport report, string? page, TextWriter output)
    {
        output.WriteLine(Invariant($"from      {report.StartQubits:0} qubits at an error rate of {report.StartErrorRate:0.0e+0} in ")
            + Invariant($"{Quantities.Date(report.StartYear)}; {report.Futures} futures, scenario {report.Scenario}, seed {report.Seed}"));
        output.WriteLine();
        output.WriteLine(Invariant($"{"machine",-20}{"published",-14}{"at 1e-3",-14}{"5 %",6}{"25 %",7}{"median",8}{"75 %",7}{"95 %",7}   ")
            + Invariant($"{"before 2035",11}{"2050",7}"));
        foreach (TimelineMachine machine in report.Machines)
            output.WriteLine(Invariant($"{machine.Name,-20}{Quantities.Count(machine.PublishedQubits),-14}")
                + Invariant($"{(machine.QubitsAtOneInThousand is { } qubits ? Quantities.Count(qubits) : "none"),-14}")
                + Invariant($"{Quantities.Date(machine.Year05),6}{Quantities.Date(machine.Year25),7}{Quantities.Date(machine.Year50),8}")
                + Invariant($"{Quantities.Date(machine.Year75),7}{Quantities.Date(machine.Year95),7}   ")
                + Invariant($"{machine.ShareBefore[2035],11:0.0%}{machine.ShareBefore[2050],7:0%}"));
        output.WriteLine("years by which that share of futures has the machine; 'at 1e-3' is the model's size at that error rate; never: "
            + Invariant($"not by {report.Horizon:0}"));
        output.WriteLine();
        foreach (string scenario in report.Machines[0].MedianByScenario.Keys)
            output.WriteLine(Invariant($"{scenario}: {GrowthScenario.Named(scenario).Description} (assumed); ")
                + Invariant($"median for {BreakTimeline.LatestMachine} ")
                + Invariant($"{Quantities.Date(report.Machine(BreakTimeline.LatestMachine).MedianByScenario[scenario])}"));
        output.WriteLine();
        output.WriteLine("qubits alone, errors left aside:");
        foreach (Extrapolation one in report.Article)
            output.WriteLine(Invariant($"  {one.Machine}: {Quantities.Count(one.Qubits)} is {one.Doublings:0.0} doublings: ")
                + Invariant($"{Quantities.Date(one.YearEveryHalfYear)}, {Quantities.Date(one.YearEveryYear)} or ")
                + Invariant($"{Quantities.Date(one.YearEveryTwoYears)} when they take half a year, one or two; ten years need a doubling ")
                + Invariant($"every {one.DoublingMonthsForTenYears:0.0} months"));
        output.WriteLine();
        output.WriteLine(Invariant($"what moves the date of {BreakTimeline.LatestMachine} ({Quantities.Date(report.MiddleYear)} with ")
            + "everything at its middle):");
        foreach (Sensitivity one in report.Sensitivities)
            output.WriteLine(Invariant($"  {one.Assumption,-34}{Quantities.Date(one.EarlyYear),6} ({one.Early}) to ")
                + Invariant($"{Quantities.Date(one.LateYear)} ({one.Late})"));
        if (page is not null)
            output.WriteLine(Invariant($"{page}  open it in a browser"));
    }
}
