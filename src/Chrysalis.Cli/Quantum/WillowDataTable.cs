using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.MemoryExperiment.Willow;
using static Chrysalis.Cli.Quantum.MemoryWords;

namespace Chrysalis.Cli.Quantum;

/// <summary>Prints what decoding a data set found.</summary>
internal static class WillowDataTable
{
    /// <summary>Prints the counts, the rates by distance and the suppression.</summary>
    public static void Print(WillowDataReport report, string? page, TextWriter output)
    {
        if (!report.IsComplete)
            output.WriteLine("stopped early: what is known so far");
        output.WriteLine(Text($"decoded with the error models {string.Join(", ", report.Priors)}"));
        output.WriteLine(Text($"{"patch",-16}{"basis",-6}{"rounds",6} {"decoder",-11}{"errors",9} /{"shots",9}   share wrong (95 % interval)"));
        foreach (MemoryPoint point in report.Points)
            output.WriteLine(Text($"{point.Setting.Noise,-16}{point.Setting.Basis,-6}{point.Setting.Rounds,6} {point.Setting.Decoder,-11}{point.Errors,9} /{point.Shots,9}   {Rate(point.PerShot)}"));
        output.WriteLine();
        output.WriteLine("error a cycle, the mean over patches and bases");
        foreach (WillowDataRate rate in report.Rates)
            output.WriteLine(Text($"  d = {rate.Distance} {rate.Decoder,-11} {Rate(rate.PerCycle)}"));
        foreach (WillowDataSuppression s in report.Suppressions)
            output.WriteLine(Text($"  Lambda {s.Decoder,-11} {Number(s.Fit.Lambda)}"));
        foreach (IReadOnlyList<string> row in Published)
            output.WriteLine(Text($"  {row[0],-46}{row[1],-32}{row[2]}"));
        if (page is not null)
            output.WriteLine(Text($"{page}  open it in a browser"));
    }

    /// <summary>Published figures for the public data.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Published { get; } =
    [
        ["published: neural network decoder, Lambda", "2.14 ± 0.02, d = 7: 0.143 %", "arXiv:2408.13687"],
        ["published refit: matching, SI1000 prior", "1.54, d = 7: 0.435 %", "open decoders on the public data"],
        ["published refit: correlated matching", "1.91, d = 7: 0.229 %", "open decoders on the public data"],
    ];
}
