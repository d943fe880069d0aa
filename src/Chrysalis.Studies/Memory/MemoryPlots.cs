using Chrysalis.Quantum.MemoryExperiment;
using Chrysalis.Quantum.MemoryExperiment.Bursts;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.MemoryExperiment.Fits;
using Chrysalis.Quantum.Statistics;
using Chrysalis.Reports.Pictures;
using static System.FormattableString;

namespace Chrysalis.Studies.Memory;

/// <summary>The pictures of memory experiments.</summary>
internal static class MemoryPlots
{
    /// <summary>Error a cycle over the physical rate, a curve a distance: below the threshold the larger code is the better one.</summary>
    public static byte[] Threshold(IReadOnlyCollection<MemoryPoint> points)
        => ErrorPlots.Draw(
            "physical error rate", "logical errors a cycle",
            [.. points.GroupBy(p => p.Setting.Distance).OrderBy(same => same.Key).SelectMany((same, i) =>
                (IEnumerable<ErrorSeries>)[
                    ErrorSeries.Line(
                        "", [.. same.Where(Seen).Select(p => p.Setting.Probability)], [.. same.Where(Seen).Select(p => p.PerCycle.Value)],
                        i),
                    Points(Invariant($"d = {same.Key}"), [.. same], p => p.Setting.Probability, p => p.PerCycle, i)])], true, true);

    /// <summary>Error a cycle over the distance with the fitted exponentials and, with bursts, the floors.</summary>
    public static byte[] Suppression(MemoryReport report, char basis, string decoder)
    {
        var series = new List<ErrorSeries>();
        foreach ((int i, SuppressionResult s) in report.Suppressions.Where(s => s.Basis == basis && s.Decoder == decoder).Index())
        {
            MemoryPoint[] points = [.. report.PerDistance()
                .Where(p => p.Setting.Basis == basis && p.Setting.Decoder == decoder && p.Setting.Probability == s.Probability)];
            int last = points.Max(p => p.Setting.Distance) + (report.Floors.Count > 0 ? 22 : 4);
            int[] distances = [.. Enumerable.Range(3, last - 2).Where(d => d % 2 == 1)];
            series.Add(ErrorSeries.Line("", [.. distances.Select(d => (double)d)], [.. distances.Select(d => s.Fit.At(d).Value)], i));
            series.Add(Points(
                Invariant($"{Errors(report, s)}: Λ = {s.Fit.Lambda.Value:0.00}"), points, p => p.Setting.Distance, p => p.PerCycle, i));
            BurstFloor[] floors = [.. report.Floors.Where(f => f.Setting.Basis == basis && f.Setting.Decoder == decoder
                && f.Setting.Probability == s.Probability && f.Floor.Value > 0)];
            if (floors.Length > 0)
            {
                BurstFloor largest = floors.MaxBy(f => f.Setting.Distance)!;
                series.Add(ErrorSeries.Line(
                    Invariant($"{Errors(report, s)} with bursts"), [.. distances.Select(d => (double)d)],
                    [.. distances.Select(d => s.Fit.At(d).Value + largest.Floor.Value)], i, isDashed: true));
            }
        }
        return ErrorPlots.Draw("code distance", "logical errors a cycle", series, false, true);
    }

    /// <summary>What the physical errors are: a rate, or a factor on Willow's budget.</summary>
    private static string Errors(MemoryReport report, SuppressionResult suppression) =>
        report.Options.Noise == MemoryNoiseKind.Willow
            ? Invariant($"Willow's errors x {suppression.Probability}")
            : Invariant($"p = {suppression.Probability}");

    /// <summary>Λ over the physical rate, with the line of 1 that is the threshold.</summary>
    public static byte[] Lambda(MemoryReport report)
    {
        IEnumerable<ErrorSeries> series = report.Suppressions.GroupBy(s => (s.Basis, s.Decoder)).Select((same, i) => new ErrorSeries(
            Invariant($"{same.Key.Decoder}, {same.Key.Basis}"), [.. same.Select(s => s.Probability)],
            [.. same.Select(s => s.Fit.Lambda.Value)], [.. same.Select(s => s.Fit.Lambda.Low)], [.. same.Select(s => s.Fit.Lambda.High)],
            i));
        double[] rates = [report.Suppressions.Min(s => s.Probability), report.Suppressions.Max(s => s.Probability)];
        return ErrorPlots.Draw(
            "physical error rate", "Λ, suppression by two more of distance",
            [ErrorSeries.Line("threshold: Λ = 1", rates, [1, 1], 6, isDashed: true), .. series], true, false);
    }

    /// <summary>Share of wrong shots over the rounds with the fitted exponentials.</summary>
    public static byte[] Decay(MemoryReport report)
        => ErrorPlots.Draw("rounds", "share of wrong shots", [.. report.Decays.SelectMany((decay, i) =>
        {
            MemoryPoint[] points = [.. report.Points.Where(p => p.Setting with { Rounds = 0 } == decay.Setting)];
            double[] rounds = [.. Enumerable.Range(0, 101).Select(step => points.Max(p => p.Setting.Rounds) * step / 100.0)];
            return (IEnumerable<ErrorSeries>)[
                ErrorSeries.Line("", rounds, [.. rounds.Select(decay.Fit.At)], i),
                Points(
                    Invariant($"d = {decay.Setting.Distance} {decay.Setting.Basis} {decay.Setting.Probability} {decay.Setting.Decoder}"),
                    points, p => p.Setting.Rounds, p => p.PerShot, i)];
        })], false, false);

    /// <summary>Measured points with their intervals.</summary>
    public static ErrorSeries Points(
        string name, IReadOnlyCollection<MemoryPoint> points, Func<MemoryPoint, double> x, Func<MemoryPoint, RateEstimate> y, int color)
        => new(
            name, [.. points.Select(x)], [.. points.Select(p => y(p).Value)], [.. points.Select(p => y(p).Low)],
            [.. points.Select(p => y(p).High)], color);

    private static bool Seen(MemoryPoint point) => point.Errors > 0;
}
