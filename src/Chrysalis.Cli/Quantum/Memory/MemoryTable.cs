using Chrysalis.Quantum.MemoryExperiment;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.MemoryExperiment.Fits;
using Chrysalis.Studies.Memory;
using static Chrysalis.Studies.Memory.MemoryWords;
using static System.FormattableString;

namespace Chrysalis.Cli.Quantum.Memory;

/// <summary>Prints a memory experiment.</summary>
internal static class MemoryTable
{
    /// <summary>Prints the counts and what follows from them.</summary>
    public static void Print(MemoryReport report, string? page, TextWriter output)
    {
        if (!report.IsComplete)
            output.WriteLine("stopped early: what is known so far");
        bool isWillow = report.Options.Noise == MemoryNoiseKind.Willow;
        output.WriteLine(Invariant($"{"d",3}{"rounds",7} {"basis",-6}{(isWillow ? "factor" : "p"),7} {"decoder",-11}{"errors",9} ")
            + Invariant($"/{"shots",10}   error a cycle (95 % interval)"));
        foreach (MemoryPoint point in report.Points.Where(p => !p.Setting.IsBurst))
        {
            MemorySetting s = point.Setting;
            output.WriteLine(Invariant($"{s.Distance,3}{s.Rounds,7} {s.Basis,-6}{s.Probability,7} {s.Decoder,-11}{point.Errors,9} ")
                + Invariant($"/{point.Shots,10}   {Rate(point.PerCycle)}"));
        }
        output.WriteLine("error a cycle e from the share P of wrong shots in r rounds: 1 - 2 P = (1 - 2 e)^r");
        PrintDecays(report, output);
        PrintSuppression(report, output);
        if (isWillow)
            PrintBesideWillow(report, output);
        BurstTable.Print(report, output);
        if (page is not null)
            output.WriteLine(Invariant($"{page}  open it in a browser"));
    }

    private static void PrintDecays(MemoryReport report, TextWriter output)
    {
        if (report.Decays.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine("error against rounds, fitted 1 - 2 P(r) = A (1 - 2 e)^r");
        foreach (DecayResult decay in report.Decays)
            output.WriteLine(Invariant($"{decay.Setting.Distance,3} {decay.Setting.Basis} {decay.Setting.Probability,7} ")
                + Invariant($"{decay.Setting.Decoder,-11} e = {Rate(decay.Fit.PerCycle)}, A = {decay.Fit.Amplitude:0.0000}"));
    }

    private static void PrintSuppression(MemoryReport report, TextWriter output)
    {
        if (report.Suppressions.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine(
            "suppression by two more of distance, and the distance (its 95 % range) and qubits of one patch that a target takes");
        foreach (SuppressionResult s in report.Suppressions)
        {
            output.WriteLine(Invariant($"  {s.Basis} {s.Probability,7} {s.Decoder,-11} Lambda {Number(s.Fit.Lambda)}"));
            foreach (Projection projection in s.Projections.Where(p => p.Distance is not null))
            {
                string machine = report.Options.IsSurfaceCode && projection == s.Projections[^1] ? "; " + Webber(projection) : "";
                output.WriteLine(Invariant($"      {projection.ErrorsPerCycle:0.0e+0} a cycle: d = {Distance(projection)}, ")
                    + Invariant($"{projection.Qubits} qubits{machine}"));
            }
            if (s.Projections.All(p => p.Distance is null))
                output.WriteLine("      no distance reaches any target: this is not below the threshold");
        }
        foreach (ThresholdResult t in report.Thresholds)
            output.WriteLine(Invariant($"  threshold {t.Basis} {t.Decoder}: the curves of d = {t.Crossing.SmallDistance} and ")
                + Invariant($"{t.Crossing.LargeDistance} cross at {100 * t.Crossing.Probability:0.000} %"));
    }

    private static void PrintBesideWillow(MemoryReport report, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("beside Willow");
        foreach (IReadOnlyList<string> row in WillowComparison.Rows(report))
            output.WriteLine(Invariant($"  {row[0],-44}{row[1],-32} {row[2]}"));
        output.WriteLine("  " + WillowComparison.Why);
    }
}
