using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.MemoryExperiment.Fits;

namespace Chrysalis.Quantum.MemoryExperiment.Willow;

/// <summary>What decoding a data set found.</summary>
/// <param name="Folder">The data set.</param>
/// <param name="Priors">Error models decoded with, by name.</param>
/// <param name="Points">Counts of every experiment and decoder; the setting's noise is the patch.</param>
/// <param name="IsComplete">False when it was cancelled.</param>
public sealed record WillowDataReport(string Folder, IReadOnlyList<string> Priors, IReadOnlyList<MemoryPoint> Points, bool IsComplete)
{
    /// <summary>
    /// Errors a cycle by distance and decoder: the mean over patches and bases, from the exponential over the rounds where there are
    /// several.
    /// </summary>
    public IReadOnlyList<WillowDataRate> Rates =>
        [.. from point in Points
            group point by (point.Setting.Distance, point.Setting.Decoder) into same
            let settings = same.GroupBy(p => p.Setting with { Rounds = 0 }).Select(PerCycle).Where(rate => rate is not null)
                .Select(rate => rate!.Value).ToList()
            where settings.Count > 0
            let mean = settings.Average(rate => rate.Value)
            let deviation = Math.Sqrt(settings.Sum(rate => rate.Deviation * rate.Deviation)) / settings.Count
            orderby same.Key.Decoder, same.Key.Distance
            select new WillowDataRate(
                same.Key.Distance, same.Key.Decoder, settings.Count,
                new(mean, Math.Max(0, mean - (1.96 * deviation)), mean + (1.96 * deviation)), deviation)];

    /// <summary>Λ by decoder.</summary>
    public IReadOnlyList<WillowDataSuppression> Suppressions =>
        [.. from rate in Rates
            group rate by rate.Decoder into same
            let fit = SuppressionFit.Of(same.Where(r => r.PerCycle.Value > 0 && r.Deviation > 0)
                .Select(r => (r.Distance, r.PerCycle.Value, r.Deviation / r.PerCycle.Value)))
            where fit is not null
            select new WillowDataSuppression(same.Key, fit)];

    private static (double Value, double Deviation)? PerCycle(IEnumerable<MemoryPoint> points)
    {
        List<MemoryPoint> same = [.. points];
        if (DecayFit.Of(same) is { } fit)
            return (fit.PerCycle.Value, fit.SlopeDeviation * (1 - (2 * fit.PerCycle.Value)) / 2);
        MemoryPoint last = same.MaxBy(p => p.Setting.Rounds)!;
        return double.IsFinite(last.LogDeviation) ? (last.PerCycle.Value, last.LogDeviation * last.PerCycle.Value) : null;
    }
}
