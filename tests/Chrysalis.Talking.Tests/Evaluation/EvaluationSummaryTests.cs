using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Talking.Tests.Evaluation;

public class EvaluationSummaryTests
{
    private static readonly EvaluationReport[] Reports = [.. new[] { 0.9, 0.7, 0.8, 0.5 }.Select(Report)];

    [Fact]
    public void Of_Reports_GivesMeanMedianAndWorst()
    {
        EvaluationSummary summary = EvaluationSummary.Of(Reports);
        FigureStatistics correlation = summary.Figures["opening_correlation"];
        Assert.Equal(
            (4, 0.725, 0.75, 0.5),
            (correlation.Count, Math.Round(correlation.Mean, 9), Math.Round(correlation.Median, 9), correlation.Worst));
        Assert.Equal(1.5, summary.Figures["opening_deviation_ratio"].Worst);
        Assert.Equal(-3, summary.Figures["opening_best_lag_frames"].Worst);
        Assert.DoesNotContain("mouth_psnr_db", summary.Figures.Keys);
        Assert.Equal(1, summary.OtherClipCorrelation!.Value, 1e-9);
    }

    [Fact]
    public void Of_SameSeed_GivesTheSameIntervalAroundTheMean()
    {
        FigureStatistics once = EvaluationSummary.Of(Reports, 7).Figures["opening_correlation"];
        Assert.Equal(once, EvaluationSummary.Of(Reports, 7).Figures["opening_correlation"]);
        Assert.InRange(once.IntervalLow, 0.5, 0.7);
        Assert.InRange(once.IntervalHigh, 0.75, 0.9);
    }

    private static EvaluationReport Report(double correlation) => new()
    {
        Reference = "real.mp4",
        Generated = "generated.mp4",
        GeneratedFromStill = true,
        ReferenceFrames = 3,
        GeneratedFrames = 3,
        ComparedFrames = 3,
        ReferenceFramesWithoutFace = 0,
        GeneratedFramesWithoutFace = 0,
        Figures = new()
        {
            OpeningCorrelation = correlation, OpeningDeviationRatio = correlation == 0.7 ? 1.5 : 0.8,
            OpeningBestLagFrames = correlation == 0.8 ? -3 : 2
        },
        FrozenMouth = new(),
        MeanMouth = new(),
        RealOpening = [0.1, 0.3, 0.2],
        GeneratedOpening = [0.1, 0.2, null],
    };
}
