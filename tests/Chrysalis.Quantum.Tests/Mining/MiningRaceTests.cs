using Chrysalis.Quantum.Mining;

namespace Chrysalis.Quantum.Tests.Mining;

public class MiningRaceTests
{
    private static readonly MiningNetwork Network = MiningNetwork.AtDifficulty(MiningNetwork.ReferenceDifficulty);

    [Fact]
    public void SmallPowerLimit_PublishedAnchors_AreReproducedToTheirDigits()
    {
        Assert.Equal(1.5936242600, SmallPowerLimit.BestIntervals, 10);
        Assert.Equal(15.936, SmallPowerLimit.BestMinutes, 3);
        Assert.Equal(0.20319, SmallPowerLimit.ReachProbability, 5);
        Assert.Equal(0.647610, SmallPowerLimit.BestShape, 6);
        Assert.Equal(2.590441, SmallPowerLimit.BestCoefficient, 6);
    }

    [Theory]
    [InlineData(1e-3, 1.5915, 6.466e-4, 7, 0.0015, 4)]
    [InlineData(1e-2, 1.5715, 6.381e-3, 6, 0.015, 3)]
    [InlineData(0.1, 1.4105, 0.0567, 4, 0.14, 2)]
    [InlineData(0.5, 1.0520, 0.1975, 4, 0.64, 2)]
    [InlineData(1, 0.8545, 0.2964, 4, 1.18, 2)]
    public void ApproximationRow_PublishedTable_IsReproducedToItsDigits(
        double alpha, double intervals, double probability, int digits, double error, int errorDigits)
    {
        ApproximationRow row = ApproximationRow.At(alpha);

        // The table's times lie on a grid of 0.0005.
        Assert.Equal(intervals, Math.Round(row.BestIntervals / 0.0005) * 0.0005, 10);
        Assert.Equal(probability, row.BestProbability, digits);
        Assert.Equal(error, row.RelativeError, errorDigits);
    }

    [Fact]
    public void SmallPowerLimit_Maximum_IsFoundByAPlainSearchToo()
    {
        double best = Enumerable.Range(1, 40_000).Select(i => i * 1e-4).MaxBy(SmallPowerLimit.Shape);

        Assert.Equal(SmallPowerLimit.BestIntervals, best, 3);
    }

    [Fact]
    public void SuccessProbability_WholeIterations_IsGroversFormula()
    {
        var power = new QuantumMinerPower(3, 2);
        double theta = Math.Asin(1 / Math.Sqrt(1e4));
        double one = Math.Pow(Math.Sin((2 * 10 + 1) * theta), 2);

        Assert.Equal(1 - Math.Pow(1 - one, 3), power.SuccessProbability(new MiningNetwork(1e4), 5), 12);
    }

    [Fact]
    public void SuccessProbability_ManyWeakRegisters_KeepsItsDigits()
    {
        var power = new QuantumMinerPower(1e6, 1);
        double one = Math.Pow(Math.Sin((2 * 600 + 1) * Math.Asin(1 / Math.Sqrt(Network.ExpectedHashesPerBlock))), 2);

        Assert.Equal(1, power.SuccessProbability(Network, 600) / (1e6 * one), 9);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(1)]
    public void WinProbability_AggressiveWeakMiner_FollowsTheIntegral(double gamma)
    {
        // Small powers: mu phi = alpha (2 - (y^2 + 2 y + 2) e^-y), worked out by hand.
        const double Alpha = 1e-6, Y = 1.3;
        var race = new MiningRace(Network, QuantumMinerPower.WithAlpha(Alpha, Network), gamma);
        double early = 2 - (Y * Y + 2 * Y + 2) * Math.Exp(-Y);
        double expected = Alpha * (Y * Y * Math.Exp(-Y) + gamma * early) / (1 - Math.Exp(-Y));

        Assert.Equal(1, race.WinProbability(600 * Y) / expected, 4);
    }

    [Fact]
    public void BestSeconds_SureTies_WaitsForRivals()
    {
        // Who wins every tie gains by never measuring on his own: P -> 2 alpha.
        var race = new MiningRace(Network, QuantumMinerPower.WithAlpha(1e-6, Network), 1);

        Assert.Equal(2, race.WinProbability(race.BestSeconds()) / 1e-6, 2);
    }

    [Fact]
    public void BreakEven_CostsABlock_AreEqual()
    {
        // Q = C r b: an iteration may cost r b hashes; then m r / (lambda0 P) iterations cost what D hashes do.
        var power = new QuantumMinerPower(5, 1e3);
        var race = new MiningRace(Network, power);
        double y = SmallPowerLimit.BestIntervals;
        double costOfIterationInHashes = power.IterationsPerSecond * SmallPowerLimit.BreakEvenSeconds(y);
        double quantum = costOfIterationInHashes * power.Registers * power.IterationsPerSecond * 600 / race.WinProbability(600 * y);

        Assert.Equal(1, quantum / Network.ExpectedHashesPerBlock, 5);
        Assert.Equal(1554.26, SmallPowerLimit.BreakEvenSeconds(y), 2);
    }

    [Fact]
    public void Overtaking_WeakRival_AgreesWithTheLimit()
    {
        var overtaking = Overtaking.Of(HashRival.GraphicsCard, Network);

        Assert.Equal(
            1, SmallPowerLimit.EffectiveHashesPerSecond(new(1, overtaking.IterationsPerSecond)) / HashRival.GraphicsCard.HashesPerSecond,
            5);
        Assert.Equal(SmallPowerLimit.BestIntervals, overtaking.MeasureAfterSeconds / 600, 4);
    }

    [Fact]
    public void Overtaking_WholeNetwork_HasHalfOfTheBlocks() =>
        Assert.Equal(0.5, Overtaking.Of(HashRival.WholeNetwork(Network, "all"), Network).WinProbability, 6);

    [Fact]
    public void EffectiveHashesPerSecond_OverwhelmingMiner_StaysFinite()
    {
        var race = new MiningRace(Network, new(1, 1e25));
        double best = race.BestSeconds();

        // It wins as often as it measures with success: P / (1 - P) = nu (1 - mu) / mu.
        Assert.Equal(
            1, race.EffectiveHashesPerSecond(best) / Network.HashesPerSecond / (race.Power.SuccessProbability(Network, best) * 600 / best),
            6);
    }

    [Fact]
    public void BestSeconds_SlowMiner_MakesAtLeastOneIteration() =>
        Assert.True(new MiningRace(Network, new(1, 1e-3)).BestSeconds() >= 1000);

    [Fact]
    public void Validated_SpeedBelowOneIterationABlock_IsNamed() =>
        Assert.Contains(
            "1E-09", Assert.Throws<QuantumException>(() => new QuantumMinerPower(1, 1e-9).Validated()).Message, StringComparison.Ordinal);

    [Fact]
    public void AtDifficulty_Reference_IsTheReportedHashRate() => Assert.Equal(1.03e21, Network.HashesPerSecond, 1e19);

    [Theory]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    public void AtDifficulty_Nonsense_IsNamed(double difficulty) =>
        Assert.Contains(
            difficulty.ToString(), Assert.Throws<QuantumException>(() => MiningNetwork.AtDifficulty(difficulty)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void OneCore_Measured_IsPlausible()
    {
        HashRival core = HashRateMeasurement.OneCore(rounds: 1, TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);

        Assert.InRange(core.HashesPerSecond, 1e3, 1e9);
    }
}
