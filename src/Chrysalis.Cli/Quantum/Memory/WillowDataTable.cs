using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.MemoryExperiment.Willow;
using Chrysalis.Studies.Memory;
using static Chrysalis.Studies.Memory.MemoryWords;
using static System.FormattableString;

namespace Chrysalis.Cli.Quantum.Memory;

/// <summary>Prints what decoding a data set found.</summary>
internal static class WillowDataTable
{
    /// <summary>Prints the counts, the rates by distance and the suppression.</summary>
    public static void Print(WillowDataReport report, string? page, TextWriter output)
    {
        if (!report.IsComplete)
            output.WriteLine("stopped early: what is known so far");
        output.WriteLine(Invariant($"decoded with the error models {string.Join(", ", report.Priors)}"));
        output.WriteLine(
            Invariant($"{"patch",-16}{"basis",-6}{"rounds",6} {"decoder",-11}{"errors",9} /{"shots",9}   share wrong (95 % interval)"));
        foreach (MemoryPoint point in report.Points)
            output.WriteLine(Invariant($"{point.Setting.Noise,-16}{point.Setting.Basis,-6}{point.Setting.Rounds,6} ")
                + Invariant($"{point.Setting.Decoder,-11}{point.Errors,9} /{point.Shots,9}   {Rate(point.PerShot)}"));
        output.WriteLine();
        output.WriteLine("error a cycle, the mean over patches and bases");
        foreach (WillowDataRate rate in report.Rates)
            output.WriteLine(Invariant($"  d = {rate.Distance} {rate.Decoder,-11} {Rate(rate.PerCycle)}"));
        foreach (WillowDataSuppression s in report.Suppressions)
            output.WriteLine(Invariant($"  Lambda {s.Decoder,-11} {Number(s.Fit.Lambda)}"));
        foreach (IReadOnlyList<string> row in WillowComparison.PublishedRefits)
            output.WriteLine(Invariant($"  {row[0],-46}{row[1],-32}{row[2]}"));
        if (page is not null)
            output.WriteLine(Invariant($"{page}  open it in a browser"));
    }
}
