using Chrysalis.Quantum.Resources;
using Chrysalis.Quantum.Timeline;

namespace Chrysalis.Quantum.Tests.Timeline;

public class BreakTimelineTests
{
    private static readonly TimelineOptions Few = new() { Futures = 2000, Seed = 3 };

    private static readonly TimelineReport Mixed = BreakTimeline.Run(Few, cancellation: TestContext.Current.CancellationToken);

    [Fact]
    public void Arrival_DoublingWithPerfectGates_IsTheLogarithm()
    {
        var future = new HardwareFuture(2025, 100, 1e-3, 2, 3, 1e-4);

        Assert.Equal(2025 + 2 * Math.Log2(317e6 / 100), future.Arrival((_, _) => 317e6, 2200), 1e-3);
    }

    [Fact]
    public void Arrival_ErrorRateDecides_WaitsForIt()
    {
        var future = new HardwareFuture(2025, 1e9, 8e-3, 2, 3, 1e-4);

        Assert.Equal(2034, future.Arrival((_, rate) => rate > 1e-3 ? double.PositiveInfinity : 10, 2200), 1e-3);
    }

    [Fact]
    public void Arrival_FloorAboveNeed_IsNever() =>
        Assert.Equal(
            double.PositiveInfinity,
            new HardwareFuture(2025, 1e9, 8e-3, 2, 3, 2e-3).Arrival((_, rate) => rate > 1e-3 ? double.PositiveInfinity : 10, 2500));

    [Fact]
    public void QubitsAt_Plateau_SlowsAtTheCeiling()
    {
        var future = new HardwareFuture(2025, 100, 1e-3, 2, 3, 1e-4, SlowAboveQubits: 400, Slowdown: 3);

        Assert.Equal(400, future.QubitsAt(2029), 1e-9);
        Assert.Equal(800, future.QubitsAt(2035), 1e-9);
    }

    [Fact]
    public void Requirement_AnyEstimate_FallsWithTheErrorRateAndEndsAtTheThreshold()
    {
        var requirement = new QubitRequirement(PublishedEstimates.Named("google-2026"));
        double before = double.PositiveInfinity;
        for (double rate = 1e-2; rate > 1e-5; rate /= 1.3)
        {
            Assert.True(requirement.At(rate) <= before);
            before = requirement.At(rate);
        }

        Assert.Equal(double.PositiveInfinity, requirement.At(0.01));
        Assert.InRange(requirement.At(1e-3) / PublishedEstimates.Named("google-2026").Reproduce()!.PhysicalQubits, 0.9, 1.1);
    }

    [Fact]
    public void Run_Machines_SmallerOnesComeFirst()
    {
        Assert.True(Mixed.Machine("google-2026").Year50 <= Mixed.Machine("gidney-2025").Year50);
        Assert.True(Mixed.Machine("gidney-2025").Year50 < Mixed.Machine("webber-2022-hour").Dates.Median);
        Assert.True(Mixed.Machine("webber-2022-hour").Dates.Median <= Mixed.Machine("webber-2022-10min").Dates.Median);
    }

    [Fact]
    public void Run_Scenarios_FasterIsEarlierAndPlateauLater()
    {
        IReadOnlyDictionary<string, double?> medians = Mixed.Machine("google-2026").MedianByScenario;

        Assert.True(medians["faster"] < medians["moore"]);
        Assert.True(medians["moore"] < (medians["plateau"] ?? double.PositiveInfinity));
    }

    [Fact]
    public void Run_SameSeed_SameDates()
    {
        TimelineReport again = BreakTimeline.Run(Few, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(Mixed.Machine("google-2026").Dates.SortedYears, again.Machine("google-2026").Dates.SortedYears);
    }

    /// <summary>
    /// Log-normal doubling alone: without errors' influence the median date is the median doubling's, within what 2000 draws leave.
    /// </summary>
    [Fact]
    public void Run_OneScenarioWithoutSpread_IsTheMiddle()
    {
        TimelineReport report = BreakTimeline.Run(
            Few with { Scenario = "moore", Spread = 1, StartErrorRate = 1e-4 }, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(report.MiddleYear!.Value, report.Machine("google-2026").Dates.Median, 0.01);
        Assert.Equal(report.MiddleYear!.Value, report.Machine("google-2026").Dates.Quantile(0.99), 0.01);
    }

    /// <summary>
    /// The article: 317 million by doubling from about 100 qubits in about ten years takes a doubling every five to six months.
    /// </summary>
    [Fact]
    public void Run_Article_TenYearsNeedADoublingEveryHalfYear()
    {
        Assert.InRange(Mixed.Article[0].DoublingMonthsForTenYears, 5.5, 5.7);
        Assert.InRange(Mixed.Article[0].YearEveryHalfYear, 2035.5, 2036);
        Assert.InRange(Mixed.Article[1].YearEveryHalfYear, 2031, 2031.2);
    }

    [Fact]
    public void Run_Sensitivities_TheLargestComesFirst()
    {
        double[] widths = [.. Mixed.Sensitivities.Select(one => (one.LateYear ?? 2100) - (one.EarlyYear ?? 2100))];

        Assert.Equal(widths.OrderDescending(), widths);
        Assert.All(widths, width => Assert.True(width >= 0));
    }

    [Theory]
    [InlineData("sideways", "mixed")]
    public void Run_UnknownScenario_IsRefused(string scenario, string named) =>
        Assert.Contains(named, Assert.Throws<QuantumException>(() => BreakTimeline.Run(
            Few with { Scenario = scenario }, cancellation: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);

    [Fact]
    public void Run_TooFewFutures_IsRefused() => Assert.Throws<QuantumException>(
        () => BreakTimeline.Run(Few with { Futures = 1 }, cancellation: TestContext.Current.CancellationToken));
}
