using Chrysalis.Quantum.Migration;
using Chrysalis.Quantum.Timeline;

namespace Chrysalis.Quantum.Tests.Migration;

public class MoscaInequalityTests
{
    private static readonly DateOnly Start = new(2027, 1, 1);

    /// <summary>Uniform on 2030 to 2040: the probability of being late is the share of that span before the deadline.</summary>
    private static readonly BreakDateDistribution Uniform = new("a machine", Enumerable.Range(0, 10_001).Select(i => 2030 + i / 1000.0));

    [Theory]
    [InlineData(2, false, 365.2425, 0, 0)]
    [InlineData(2, false, 365.2425, 2, 0.2)]
    [InlineData(7, true, 365.2425, 0, 0.4)]
    [InlineData(5, false, 2 * 365.2425, 1, 0.5)]
    [InlineData(1, true, 4 * 365.2425, 0, 0.1)]
    [InlineData(20, false, 0, 0, 1)]
    public void ProbabilityLate_UniformBreakDate_IsTheShareBeforeTheDeadline(
        double preparation, bool includes, double days, double margin, double late)
    {
        MoscaInequality result = MoscaInequality.Of(Uniform, new("test", preparation, includes, "test"), days, margin, Start, [0.9]);
        Assert.Equal(late, result.ProbabilityLate, 0.001);
    }

    /// <summary>Beginning on the last day for a confidence makes the probability of being late its complement.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.95)]
    public void LatestStart_UsedAsStart_LeavesTheComplement(double confidence)
    {
        LatestStart latest = MoscaInequality.Of(Uniform, MigrationTrack.Contingency, 600, 0.5, Start, [confidence]).LatestStarts[0];
        MoscaInequality begun = MoscaInequality.Of(Uniform, MigrationTrack.Contingency, 600, 0.5, latest.Date!.Value, [confidence]);

        Assert.Equal(1 - confidence, begun.ProbabilityLate, 0.002);
    }

    [Fact]
    public void LatestStart_MachineThatNeverComes_IsNone()
    {
        var never = new BreakDateDistribution("never", [double.PositiveInfinity, double.PositiveInfinity, 2035]);
        MoscaInequality result = MoscaInequality.Of(never, MigrationTrack.Comprehensive, 100, 0, Start, [0.5]);

        Assert.Null(result.LatestStarts[0].Date);
        Assert.Null(result.MedianYearsToMachine);
        Assert.All(result.Curve.Zip(result.Curve.Skip(1)), pair => Assert.True(pair.First.ProbabilityLate <= pair.Second.ProbabilityLate));
    }

    [Theory]
    [InlineData(-1, 0.9, "-1")]
    [InlineData(0, 1, "not 1")]
    public void Of_OutOfRange_IsRefusedByValue(double margin, double confidence, string named) =>
        Assert.Contains(named, Assert.Throws<QuantumException>(() =>
            MoscaInequality.Of(Uniform, MigrationTrack.Sunset, 1, margin, Start, [confidence])).Message, StringComparison.Ordinal);
}
