using Chrysalis.Talking.LipSync.Judge;

namespace Chrysalis.Talking.Evaluation;

/// <summary>
/// Lip sync over many pairs of videos, by one judge; the figures are <c>lse_d</c>, <c>lse_c</c> and <c>offset_frames</c>.
/// </summary>
public sealed record LipSyncSummary
{
    /// <summary>Which network with which weights judged.</summary>
    public required string Judge { get; init; }

    /// <summary>Pairs for which the judge was refused: they count in no figure.</summary>
    public required int Refused { get; init; }

    /// <summary>The generated videos.</summary>
    public required IReadOnlyDictionary<string, FigureStatistics> Generated { get; init; }

    /// <summary>The real videos.</summary>
    public required IReadOnlyDictionary<string, FigureStatistics> Real { get; init; }

    /// <summary>Control: the real videos with their sound 5 frames early.</summary>
    public required IReadOnlyDictionary<string, FigureStatistics> RealShifted { get; init; }

    /// <summary>Control: the real videos with a sound that does not belong to them.</summary>
    public required IReadOnlyDictionary<string, FigureStatistics> RealMismatched { get; init; }

    /// <summary>Summarises the reports that have lip sync; null without any.</summary>
    internal static LipSyncSummary? Of(IEnumerable<LipSyncReport?> reports, int seed)
    {
        List<LipSyncReport> all = [.. reports.OfType<LipSyncReport>()];
        if (all.Count == 0)
            return null;
        List<LipSyncReport> judged = [.. all.Where(report => report.Refused is null)];
        return new()
        {
            Judge = all[0].Judge,
            Refused = all.Count - judged.Count,
            Generated = Figures(judged.Select(report => report.Generated), seed),
            Real = Figures(judged.Select(report => report.Real), seed),
            RealShifted = Figures(judged.Select(report => report.RealShifted), seed),
            RealMismatched = Figures(judged.Select(report => report.RealMismatched), seed),
        };
    }

    private static Dictionary<string, FigureStatistics> Figures(IEnumerable<LipSyncScore?> scores, int seed)
    {
        List<LipSyncScore> known = [.. scores.OfType<LipSyncScore>()];
        return known.Count == 0 ? [] : new()
        {
            ["lse_d"] = FigureStatistics.Of([.. known.Select(score => score.LseD)], value => value, seed),
            ["lse_c"] = FigureStatistics.Of([.. known.Select(score => score.LseC)], value => -value, seed),
            ["offset_frames"] = FigureStatistics.Of([.. known.Select(score => (double)score.OffsetFrames)], Math.Abs, seed),
        };
    }
}
