using Chrysalis.Reports.Pictures;
using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Studies.Generations.Pages;

/// <summary>Confidence of lip sync over what it costs, each persona a point with its interval, a colour a family.</summary>
internal static class QualityPlots
{
    private const string Quality = "LSE-C, more is better";
    private const int RealColour = 6;

    /// <summary>Over minutes of training; null where fewer than two tell theirs.</summary>
    public static byte[]? OverTraining(GenerationsFindings findings) =>
        Draw("minutes of training, each persona's own record", findings, one => one.TrainingMinutes, SpreadPoints.Of);

    /// <summary>Over frames a second; null where fewer than two were judged.</summary>
    public static byte[]? OverSpeed(GenerationsFindings findings) =>
        Draw("frames a second, end to end", findings, one => one.SteadyFramesPerSecond, costs => costs);

    private static byte[]? Draw(
        string axis, GenerationsFindings findings, Func<FamilyResults, double?> cost, Func<double[], double[]> placesOf)
    {
        (FamilyResults Family, double Cost, FigureStatistics Quality)[] points =
        [
            .. findings.Families.Where(one => cost(one) > 0 && Judged(one) is not null).Select(one => (one, cost(one)!.Value, Judged(one)!))
        ];
        if (points.Length < 2)
            return null;
        double[] places = placesOf([.. points.Select(point => point.Cost)]);
        points = [.. points.Zip(places, (point, place) => point with { Cost = place })];
        var series = new List<ErrorSeries>();
        foreach (var family in points.GroupBy(point => point.Family.Family))
            series.Add(new(
                family.Key, [.. family.Select(point => point.Cost)], [.. family.Select(point => point.Quality.Mean)],
                [.. family.Select(point => point.Quality.IntervalLow)], [.. family.Select(point => point.Quality.IntervalHigh)],
                series.Count));
        if (findings.Families[0].Evaluation.LipSync?.Real.GetValueOrDefault("lse_c") is { } real)
            series.Add(ErrorSeries.Line(
                "the real clips", [points.Min(point => point.Cost), points.Max(point => point.Cost)], [real.Mean, real.Mean], RealColour,
                isDashed: true));
        return ErrorPlots.Draw(axis, Quality, series, logX: true, logY: false, width: 960, height: 420);
    }

    private static FigureStatistics? Judged(FamilyResults one) => one.Evaluation.LipSync?.Generated.GetValueOrDefault("lse_c");
}
