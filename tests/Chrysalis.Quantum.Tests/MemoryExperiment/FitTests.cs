using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.MemoryExperiment.Fits;
using Chrysalis.Quantum.Statistics;

namespace Chrysalis.Quantum.Tests.MemoryExperiment;

public class FitTests
{
    private const long Shots = 100_000_000;

    [Fact]
    public void SuppressionFit_ErrorsOfAnExponential_FindsLambdaAndProjects()
    {
        SuppressionFit fit = SuppressionFit.Of(((int[])[3, 5, 7]).Select(d => Point(d, 10, 0.02 * Math.Pow(2.14, -(d + 1) / 2.0))))!;

        Assert.Equal(2.14, fit.Lambda.Value, 3);
        Assert.InRange(2.14, fit.Lambda.Low, fit.Lambda.High);
        Assert.Equal(0.02, fit.Prefactor, 4);

        // 0.02 * 2.14^-13.02 is 1e-6: the next odd distance above 2 * 13.02 - 1.
        Projection projection = fit.Project(1e-6);
        Assert.Equal(27, projection.Distance);
        Assert.Equal((2 * 27 * 27) - 1, projection.Qubits);
    }

    /// <summary>The published errors a cycle of d = 5 and 7 give the published factor.</summary>
    [Fact]
    public void SuppressionFit_WillowsPublishedRates_GiveWillowsLambda()
    {
        SuppressionFit fit = SuppressionFit.Of([Point(5, 10, 0.00143 * 2.14), Point(7, 10, 0.00143)])!;

        Assert.Equal(2.14, fit.Lambda.Value, 2);
    }

    [Fact]
    public void SuppressionFit_AboveTheThreshold_ReachesNoTarget()
    {
        SuppressionFit fit = SuppressionFit.Of([Point(3, 3, 0.01), Point(5, 5, 0.02)])!;

        Assert.InRange(fit.Lambda.High, 0, 1);
        Assert.Null(fit.Project(1e-6).Distance);
    }

    [Fact]
    public void SuppressionFit_OneDistanceOrNoErrors_IsNone()
    {
        Assert.Null(SuppressionFit.Of([Point(3, 3, 0.01), Point(3, 3, 0.02)]));
        Assert.Null(SuppressionFit.Of([Point(3, 3, 0.01), Point(5, 3, 0)]));
    }

    /// <summary>Intervals hold their value 95 times in 100: between 90 and 99 of 100 random repetitions.</summary>
    [Fact]
    public void SuppressionFit_CountedErrors_IntervalHoldsLambda()
    {
        var random = new Random(5);
        int held = Enumerable.Range(0, 100).Count(_ =>
        {
            MemoryPoint[] points =
                [.. ((int[])[3, 5, 7]).Select(d => Counted(random, d, RateEstimate.AfterCycles(0.02 * Math.Pow(2.0, -(d + 1) / 2.0), 10)))];
            RateEstimate lambda = SuppressionFit.Of(points)!.Lambda;
            return lambda.Low <= 2 && lambda.High >= 2;
        });

        Assert.InRange(held, 90, 99);
    }

    [Fact]
    public void DecayFit_RatesOfAnExponential_FindsThem()
    {
        DecayFit fit = DecayFit.Of(((int[])[5, 10, 40]).Select(r => Share(7, r, (1 - (0.99 * Math.Pow(1 - 0.006, r))) / 2)))!;

        Assert.Equal(0.003, fit.PerCycle.Value, 5);
        Assert.Equal(0.99, fit.Amplitude, 3);
        Assert.InRange(0.003, fit.PerCycle.Low, fit.PerCycle.High);
        Assert.Equal((1 - (0.99 * Math.Pow(1 - 0.006, 20))) / 2, fit.At(20), 4);
    }

    /// <summary>Two power laws that meet at a rate by construction.</summary>
    [Fact]
    public void ThresholdCrossing_PowerLaws_MeetWhereTheyShould()
    {
        MemoryPoint[] points = [.. from d in (int[])[3, 5]
                                   from p in (double[])[0.002, 0.004, 0.008, 0.016]
                                   select At(Share(d, 1, 0.05 * Math.Pow(p / 0.0075, (d + 1) / 2.0)), p)];

        ThresholdCrossing crossing = Assert.Single(ThresholdCrossing.Of(points));

        Assert.Equal(0.0075, crossing.Probability, 5);
    }

    private static MemoryPoint Point(int distance, int rounds, double perCycle) =>
        Share(distance, rounds, RateEstimate.AfterCycles(perCycle, rounds));

    private static MemoryPoint Share(int distance, int rounds, double share)
        => new(new(distance, rounds, 'Z', "uniform", 0.003, "mwpm"), 1, Shots, (long)Math.Round(share * Shots));

    private static MemoryPoint At(MemoryPoint point, double p) => point with { Setting = point.Setting with { Probability = p } };

    private static MemoryPoint Counted(Random random, int distance, double share)
    {
        int errors = Enumerable.Range(0, 20_000).Count(_ => random.NextDouble() < share);
        return new(new(distance, 10, 'Z', "uniform", 0.003, "mwpm"), 1, 20_000, errors);
    }
}
