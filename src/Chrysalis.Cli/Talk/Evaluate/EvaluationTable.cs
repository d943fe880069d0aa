using System.Globalization;
using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.LipSync.Judge;

namespace Chrysalis.Cli.Talk.Evaluate;

/// <summary>Prints figures in columns: the generated video's, and beside them the two trivial mouths'.</summary>
internal static class EvaluationTable
{
    /// <summary>Prints one pair's figures, or the statistics of several.</summary>
    public static void Print(EvaluationSummary summary, IReadOnlyList<EvaluationReport> reports, TextWriter output)
    {
        bool several = reports.Count > 1;
        output.WriteLine(several
            ? $"{summary.Pairs} videos: mean, its 95 % interval, median, worst"
            : $"{reports[0].Generated} against {reports[0].Reference}: {reports[0].ComparedFrames} frames");
        if (reports[0].Landmarks == LandmarkSource.SixtyEight)
            output.WriteLine("mouths by the network of 68 points");
        output.WriteLine(Row("", "generated", several ? "interval          median   worst" : "", "frozen mouth", "mean mouth"));
        foreach ((string name, FigureStatistics figure) in summary.Figures)
        {
            string spread = several
                ? $"{Text(figure.IntervalLow)} to {Text(figure.IntervalHigh)}  {Text(figure.Median)}  {Text(figure.Worst)}"
                : "";
            output.WriteLine(Row(name, Text(figure.Mean), spread, Mean(summary.FrozenMouth, name), Mean(summary.MeanMouth, name)));
        }

        if (several)
            output.WriteLine($"controls: another clip's mouth correlates {Text(summary.OtherClipCorrelation)}, the clips' mean curve "
                + $"{Text(summary.CorpusMeanCorrelation)}");
        PrintLipClosure(reports, output);
        PrintLipSync(summary.LipSync, reports, output);
        foreach (string note in reports.Select(report => report.Note).OfType<string>().Distinct())
            output.WriteLine(note);
    }

    private static void PrintLipSync(LipSyncSummary? lipSync, IReadOnlyList<EvaluationReport> reports, TextWriter output)
    {
        if (lipSync is null)
            return;
        output.WriteLine($"lip sync by {lipSync.Judge}");
        foreach (string refused in reports.Select(report => report.LipSync?.Refused).OfType<string>())
            output.WriteLine($"  {refused}");
        if (lipSync.Real.Count == 0)
            return;
        output.WriteLine($"{"",-32}{"LSE-D",12}{"LSE-C",12}{"offset",12}");
        output.WriteLine(LipSyncRow("generated", lipSync.Generated));
        output.WriteLine(LipSyncRow("real", lipSync.Real));
        output.WriteLine(LipSyncRow($"real, sound {LipSyncJudge.ControlShiftFrames} frames early", lipSync.RealShifted));
        output.WriteLine(LipSyncRow("real, mismatched sound", lipSync.RealMismatched));
    }

    private static void PrintLipClosure(IReadOnlyList<EvaluationReport> reports, TextWriter output)
    {
        EvaluationReport[] known = [.. reports.Where(report => report.RealLipClosure is not null)];
        if (known.Length > 0)
            output.WriteLine($"lips touch at p, b, m: {Text(known.Average(report => report.GeneratedLipClosure))} of them, really "
                + $"{Text(known.Average(report => report.RealLipClosure))}");
    }

    private static string LipSyncRow(string name, IReadOnlyDictionary<string, FigureStatistics> figures) =>
        $"{name,-32}{Mean(figures, "lse_d"),12}{Mean(figures, "lse_c"),12}{Mean(figures, "offset_frames"),12}";

    private static string Row(string name, string generated, string spread, string frozen, string mean) =>
        $"{name,-32}{generated,12}  {spread}{frozen,14}{mean,12}".TrimEnd();

    private static string Mean(IReadOnlyDictionary<string, FigureStatistics> figures, string name) =>
        figures.TryGetValue(name, out FigureStatistics? figure) ? Text(figure.Mean) : "-";

    private static string Text(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";
}
