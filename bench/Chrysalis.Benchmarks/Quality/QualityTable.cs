using System.Globalization;
using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Benchmarks.Quality;

/// <summary>Prints a summary as a table: the persona beside the two trivial mouths, then the controls.</summary>
internal static class QualityTable
{
    public static void Print(string title, EvaluationSummary summary)
    {
        Console.WriteLine();
        Console.WriteLine(
            $"{title}: {summary.Pairs} clips; mean [95 % interval], median, worst; then the means of a frozen and of the mean mouth");
        foreach ((string name, FigureStatistics figure) in summary.Figures)
        {
            string frozen = Mean(summary.FrozenMouth, name);
            string mean = Mean(summary.MeanMouth, name);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {name,-32} {figure.Mean,8:0.0000} [{figure.IntervalLow:0.0000}, {figure.IntervalHigh:0.0000}] {figure.Median,8:0.0000} "
                    + $"{figure.Worst,8:0.0000}   {frozen,8} {mean,8}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  controls: another clip's mouth correlates {summary.OtherClipCorrelation:0.000}, the clips' mean curve "
                + $"{summary.CorpusMeanCorrelation:0.000}"));
        if (summary.LipSync is { } lipSync)
            PrintLipSync(lipSync);
    }

    /// <summary>Lip sync of the generated clips beside the real ones' own and the controls.</summary>
    private static void PrintLipSync(LipSyncSummary lipSync)
    {
        Console.WriteLine($"  lip sync by {lipSync.Judge}, refused for {lipSync.Refused} clips: means of LSE-D, LSE-C, offset in frames");
        (string Name, IReadOnlyDictionary<string, FigureStatistics> Figures)[] rows =
            [
                ("generated", lipSync.Generated), ("real", lipSync.Real), ("real, sound 5 frames early", lipSync.RealShifted),
                ("real, another clip's sound", lipSync.RealMismatched)
            ];
        foreach ((string name, IReadOnlyDictionary<string, FigureStatistics> figures) in rows)
            Console.WriteLine($"    {name,-30} {Mean(figures, "lse_d"),8} {Mean(figures, "lse_c"),8} {Mean(figures, "offset_frames"),8}");
    }

    private static string Mean(IReadOnlyDictionary<string, FigureStatistics> figures, string name) =>
        figures.TryGetValue(name, out FigureStatistics? figure) ? figure.Mean.ToString("0.0000", CultureInfo.InvariantCulture) : "-";
}
