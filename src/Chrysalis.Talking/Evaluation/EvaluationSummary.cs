using System.Text.Json;

namespace Chrysalis.Talking.Evaluation;

/// <summary>The figures of many pairs of videos; by the figures' names in the reports' JSON, without those no pair has.</summary>
public sealed record EvaluationSummary
{
    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>Number of pairs.</summary>
    public required int Pairs { get; init; }

    /// <summary>The generated videos.</summary>
    public required IReadOnlyDictionary<string, FigureStatistics> Figures { get; init; }

    /// <summary>The frozen mouths.</summary>
    public required IReadOnlyDictionary<string, FigureStatistics> FrozenMouth { get; init; }

    /// <summary>The mean mouths.</summary>
    public required IReadOnlyDictionary<string, FigureStatistics> MeanMouth { get; init; }

    /// <summary>Control: mean correlation of one clip's real mouth with another's, over all pairs of clips.</summary>
    public required double? OtherClipCorrelation { get; init; }

    /// <summary>Control: mean correlation of the mean of all clips' real mouths with each clip's own.</summary>
    public required double? CorpusMeanCorrelation { get; init; }

    /// <summary>Lip sync by a judge; null when none was asked.</summary>
    public LipSyncSummary? LipSync { get; init; }

    /// <summary>Summarises reports.</summary>
    /// <param name="reports">One a pair.</param>
    /// <param name="seed">Draws the bootstrap's samples.</param>
    /// <exception cref="ArgumentException">There is no report.</exception>
    public static EvaluationSummary Of(IReadOnlyList<EvaluationReport> reports, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(reports);
        if (reports.Count == 0)
            throw new ArgumentException("There is no report to summarise.", nameof(reports));
        IReadOnlyList<IReadOnlyList<double?>> curves = [.. reports.Select(report => report.RealOpening)];
        return new()
        {
            Pairs = reports.Count,
            Figures = Summarise(reports.Select(report => report.Figures), seed),
            FrozenMouth = Summarise(reports.Select(report => report.FrozenMouth), seed),
            MeanMouth = Summarise(reports.Select(report => report.MeanMouth), seed),
            LipSync = LipSyncSummary.Of(reports.Select(report => report.LipSync), seed),
            OtherClipCorrelation = ControlCurves.OtherClip(curves),
            CorpusMeanCorrelation = ControlCurves.CorpusMean(curves, curves),
        };
    }

    /// <summary>The summary as JSON, names in snake_case.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    private static Dictionary<string, FigureStatistics> Summarise(IEnumerable<MouthFigures> figures, int seed)
    {
        List<MouthFigures> all = [.. figures];
        var statistics = new Dictionary<string, FigureStatistics>();
        foreach (FigureKind kind in FigureKind.All)
        {
            List<double> values = [.. all.Select(kind.Value).OfType<double>()];
            if (values.Count > 0)
                statistics[kind.Name] = FigureStatistics.Of(values, kind.Badness, seed);
        }

        return statistics;
    }
}
