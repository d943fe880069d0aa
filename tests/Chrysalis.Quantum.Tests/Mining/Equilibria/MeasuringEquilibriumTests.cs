using Chrysalis.Quantum.Mining;
using Chrysalis.Quantum.Mining.Equilibria;

namespace Chrysalis.Quantum.Tests.Mining.Equilibria;

public class MeasuringEquilibriumTests
{
    [Theory]
    [InlineData(1e-3)]
    [InlineData(1)]
    public void Find_OneMiner_MeasuresAtTheBestTimeOfTheClosedForm(double alpha)
    {
        MeasuringEquilibrium found = MeasuringEquilibrium.Find(
            new() { Miners = 1, Alpha = alpha, Rounds = 3 }, cancellation: TestContext.Current.CancellationToken);
        ApproximationRow closed = ApproximationRow.At(alpha);

        Assert.Equal(closed.BestIntervals, found.MeanIntervals, found.StepIntervals);
        Assert.Equal(1, found.WinProbability / closed.BestProbability, 2);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Find_OneMeasurementEachAndNobodyElse_IsTheEquilibriumOfTheQuantumRace(int miners)
    {
        var game = new MeasuringGame
        {
            Miners = miners, Alpha = 1, HasClassicalNetwork = false, BeginsAgain = false, Rounds = 20_000, GridPoints = 300
        };
        MeasuringEquilibrium found = MeasuringEquilibrium.Find(game, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(OneShotRace.Value(miners), found.WinProbability, 0.01);
        Assert.InRange(found.Gain, 0, 0.03);
        Assert.Equal(OneShotRace.EarliestShare(miners), found.LowIntervals / game.CertainAt, 0.05);
    }

    [Fact]
    public void OneShotRace_TwoMiners_WinSquareRootOfTwoLessOne() => Assert.Equal(Math.Sqrt(2) - 1, OneShotRace.Value(2), 12);

    [Fact]
    public void Find_MoreMiners_MeasureEarlier()
    {
        double[] means = [.. new[] { 1, 2, 5, 10 }.Select(miners => MeasuringEquilibrium.Find(
            new() { Miners = miners, Alpha = 0.1, GridPoints = 200, Rounds = 500 },
            cancellation: TestContext.Current.CancellationToken).MeanIntervals)];

        Assert.Equal(means.OrderDescending(), means);
    }

    [Fact]
    public void Find_Equilibrium_LeavesLittleToGain()
    {
        MeasuringEquilibrium found = MeasuringEquilibrium.Find(
            new() { Miners = 4, Alpha = 0.1, GridPoints = 200, Rounds = 3000 }, cancellation: TestContext.Current.CancellationToken);

        Assert.InRange(found.Gain, 0, 0.01);
    }

    [Fact]
    public void Validate_NoMiner_IsNamed() =>
        Assert.Contains(
            "0", Assert.Throws<QuantumException>(() => new MeasuringGame { Miners = 0 }.Validated()).Message, StringComparison.Ordinal);
}
