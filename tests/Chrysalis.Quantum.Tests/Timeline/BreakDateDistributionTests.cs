using Chrysalis.Quantum.Timeline;

namespace Chrysalis.Quantum.Tests.Timeline;

public class BreakDateDistributionTests
{
    private static readonly BreakDateDistribution Four = new("a key in an hour", [2040, double.PositiveInfinity, 2030, 2035]);

    [Fact]
    public void SortedYears_UnsortedDates_Ascend() => Assert.Equal([2030, 2035, 2040, double.PositiveInfinity], Four.SortedYears);

    [Theory]
    [InlineData(0, 2030)]
    [InlineData(0.5, 2037.5)]
    [InlineData(2.0 / 3, 2040)]
    [InlineData(0.9, double.PositiveInfinity)]
    [InlineData(1, double.PositiveInfinity)]
    public void Quantile_Share_Interpolates(double share, double year) => Assert.Equal(year, Four.Quantile(share), 1e-6);

    [Fact]
    public void Quantile_BetweenTwoThatNeverCome_IsNever() =>
        Assert.Equal(
            double.PositiveInfinity,
            new BreakDateDistribution("m", [2030, double.PositiveInfinity, double.PositiveInfinity]).Quantile(0.75));

    [Theory]
    [InlineData(2030, 0)]
    [InlineData(2030.01, 0.25)]
    [InlineData(2040.5, 0.75)]
    [InlineData(double.PositiveInfinity, 0.75)]
    public void ProbabilityBefore_Year_CountsThoseStrictlyEarlier(double year, double share) =>
        Assert.Equal(share, Four.ProbabilityBefore(year));

    [Fact]
    public void ProbabilityOfNever_OneOfFour_IsAQuarter() => Assert.Equal(0.25, Four.ProbabilityOfNever);

    [Fact]
    public void IntervalBefore_Year_HoldsTheShare() => Assert.True(Four.IntervalBefore(2036).Contains(0.5));

    [Fact]
    public void DateOf_EveryDayOfLeapAndCommonYear_ReturnsFromYears()
    {
        for (var day = new DateOnly(2027, 1, 1); day.Year < 2029; day = day.AddDays(1))
            Assert.Equal(day, BreakDateDistribution.DateOf(BreakDateDistribution.YearOf(day)));
    }

    [Fact]
    public void DateOf_Never_IsNull() => Assert.Null(BreakDateDistribution.DateOf(double.PositiveInfinity));

    [Fact]
    public void Constructor_NoDate_IsRefused() => Assert.Contains(
        "at least one", Assert.Throws<QuantumException>(() => new BreakDateDistribution("m", [])).Message, StringComparison.Ordinal);

    [Fact]
    public void Constructor_NotANumber_IsRefused() => Assert.Contains(
        "not a number", Assert.Throws<QuantumException>(() => new BreakDateDistribution("m", [double.NaN])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Quantile_Outside_IsRefused() =>
        Assert.Contains("1.5", Assert.Throws<QuantumException>(() => Four.Quantile(1.5)).Message, StringComparison.Ordinal);
}
