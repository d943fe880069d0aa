using Chrysalis.Quantum.Mining;
using Chrysalis.Quantum.Mining.Races;
using Chrysalis.Quantum.Statistics;

namespace Chrysalis.Quantum.Tests.Mining.Races;

/// <summary>The simulated race against closed forms, at 3 standard deviations with fixed seeds.</summary>
public class RaceSimulationTests
{
    private static readonly MiningNetwork Network = MiningNetwork.AtDifficulty(MiningNetwork.ReferenceDifficulty);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0.01, 1.5715)]
    [InlineData(0.1, 1.0)]
    [InlineData(1, 0.8545)]
    public void Run_OnePeacefulMinerFixedDifficulty_IsTheClosedForm(double alpha, double intervals)
    {
        QuantumMiner miner = Miner(alpha, intervals);
        RaceReport report = RaceSimulation.Run(
            new() { Network = Network, QuantumMiners = [miner], AdjustsDifficulty = false, Blocks = 1_000_000, Seed = 7 },
            cancellation: Cancellation);

        AssertShare(new MiningRace(Network, miner.Power).WinProbability(600 * intervals), report);
        Assert.Equal(0, report.Tally.Stale);
    }

    [Fact]
    public void Run_ManyRegisters_IsTheClosedForm()
    {
        var miner = new QuantumMiner(QuantumMinerPower.WithAlpha(0.4, Network, registers: 50), 700);
        RaceReport report = RaceSimulation.Run(
            new() { Network = Network, QuantumMiners = [miner], AdjustsDifficulty = false, Blocks = 1_000_000, Seed = 3 },
            cancellation: Cancellation);

        AssertShare(new MiningRace(Network, miner.Power).WinProbability(700), report);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Run_AggressiveMinerThatConcedes_IsTheClosedForm(double gamma)
    {
        QuantumMiner miner = Miner(0.2, 1.4) with { IsAggressive = true, ConcedesTies = true };
        RaceReport report = RaceSimulation.Run(
            new()
            {
                Network = Network, QuantumMiners = [miner], TieProbability = gamma, AdjustsDifficulty = false, Blocks = 1_000_000, Seed = 11
            },
            cancellation: Cancellation);

        AssertShare(new MiningRace(Network, miner.Power, gamma).WinProbability(840), report);
        Assert.True(report.Tally.Stale > 0);
    }

    [Fact]
    public void Run_AdjustedDifficulty_IsTheSelfConsistentClosedForm()
    {
        QuantumMiner miner = Miner(0.5, 1.2);
        RaceReport report = RaceSimulation.Run(
            new() { Network = Network, QuantumMiners = [miner], Blocks = 1_500_000, Seed = 5 }, cancellation: Cancellation);

        AdjustedRace expected = AdjustedRace.Of(Network, miner.Power, 720);
        AssertShare(expected.WinProbability, report);
        // The rule divides 2016 times ten minutes by a sum of 2015 intervals, whose inverse has the mean 1/2014.
        Assert.Equal(600 * 2016.0 / 2014, report.BlockSeconds, 600 * 3 / Math.Sqrt(1_500_000));
        Assert.Equal(1, report.MeanDifficulty / expected.Difficulty, 2);
    }

    [Fact]
    public void Run_TwoMiners_IsTheSeriesOfTheirMeasurements()
    {
        // The first wins at its k-th measurement when nobody found a block before: a sum written down without the simulation.
        (QuantumMiner first, QuantumMiner second) = (Miner(0.3, 1.1), Miner(0.5, 1.37));
        double Series(QuantumMiner one, QuantumMiner other) => Enumerable.Range(1, 60).Sum(k =>
        {
            double at = k * one.MeasureAfterSeconds, success = one.Power.SuccessProbability(Network, one.MeasureAfterSeconds);
            double otherFails = Math.Pow(
                1 - other.Power.SuccessProbability(Network, other.MeasureAfterSeconds), Math.Floor(at / other.MeasureAfterSeconds));
            return Math.Pow(1 - success, k - 1) * success * Math.Exp(-at / 600) * otherFails;
        });
        RaceReport report = RaceSimulation.Run(
            new() { Network = Network, QuantumMiners = [first, second], AdjustsDifficulty = false, Blocks = 1_000_000, Seed = 6 },
            cancellation: Cancellation);

        Assert.True(WilsonInterval.Of(report.Miners[1].Accepted, 1_000_000, 3).Contains(Series(first, second)));
        Assert.True(WilsonInterval.Of(report.Miners[2].Accepted, 1_000_000, 3).Contains(Series(second, first)));
    }

    [Fact]
    public void Run_Cancelled_StopsAsCancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(
            () => RaceSimulation.Run(new() { Network = Network, Blocks = 1_000_000_000 }, cancellation: cancelled.Token));
    }

    [Fact]
    public void Run_PoolsWithDelay_StaleAsTheExponentialClocksSay()
    {
        // A pool of share s finds a block; the others find a rival within the delay with probability 1 - e^(-(1 - s) delay / 600);
        // deeper forks are of second order.
        double[] shares = [0.4, 0.35, 0.25];
        RaceReport report = RaceSimulation.Run(
            new() { Network = Network, PoolShares = shares, DelaySeconds = 6, AdjustsDifficulty = false, Blocks = 1_000_000, Seed = 2 },
            cancellation: Cancellation);

        double expected = shares.Sum(s => s * (1 - Math.Exp(-(1 - s) * 6 / 600)));
        Assert.Equal(expected, (double)report.Tally.Stale / report.Tally.Blocks, 3 * Math.Sqrt(expected / 1e6) + expected * 6 / 600);
    }

    [Fact]
    public void Run_ClassicalPools_WinTheirShares()
    {
        RaceReport report = RaceSimulation.Run(
            new() { Network = Network, PoolShares = [0.3, 0.2], AdjustsDifficulty = false, Blocks = 500_000, Seed = 9 },
            cancellation: Cancellation);

        foreach ((double share, MinerShare miner) in new[] { 0.3, 0.2, 0.5 }.Zip(report.Miners))
            Assert.True(WilsonInterval.Of(miner.Accepted, report.Tally.Blocks, 3).Contains(share), miner.Name);
    }

    [Fact]
    public void Run_AnySplit_GivesTheSameCounts()
    {
        var options = new RaceOptions
        {
            Network = Network,
            QuantumMiners = [Miner(0.3, 1.2) with { IsAggressive = true }, Miner(0.1, 1.5) with { SpreadSeconds = 100 }],
            PoolShares = [0.3],
            DelaySeconds = 3,
            Blocks = 3 * RaceSimulation.UnitBlocks + 17,
            Seed = 4,
        };
        RaceTally one = RaceSimulation.Run(options, workers: 1, cancellation: Cancellation).Tally;
        RaceTally two = RaceSimulation.Run(options, workers: 2, cancellation: Cancellation).Tally;
        var parts = new RaceTally(4);
        parts.Merge(RaceSimulation.RunUnits(options, 1, 3, Cancellation));
        parts.Merge(RaceSimulation.RunUnits(options, 0, 1, Cancellation));

        foreach (RaceTally other in new[] { two, parts })
        {
            Assert.Equal(one.Accepted, other.Accepted);
            Assert.Equal(one.Found, other.Found);
            Assert.Equal(one.Microseconds, other.Microseconds);
            Assert.Equal(one.MillionthsOfDifficulty, other.MillionthsOfDifficulty);
        }

        Assert.Equal(options.Blocks, one.Blocks);
        Assert.Equal(one.Blocks, one.Accepted.Sum());
    }

    [Fact]
    public void Run_AggressiveMiners_RaiseTheStaleRateAndPeacefulOnesDoNot()
    {
        RaceReport Of(bool aggressive) => RaceSimulation.Run(
            new() { Network = Network, QuantumMiners =
                [.. Enumerable.Repeat(Miner(0.1, 1.2) with { IsAggressive = aggressive, SpreadSeconds = 300 }, 4)], Blocks = 200_000 },
            cancellation: Cancellation);

        Assert.True(Of(aggressive: true).StaleLow > 20 * Of(aggressive: false).StaleHigh);
    }

    [Fact]
    public void Run_StrongAggressiveMinersWithDelay_StillEnds()
    {
        RaceReport report = RaceSimulation.Run(
            new()
            {
                Network = Network, QuantumMiners = [.. Enumerable.Repeat(Miner(20, 0.3) with { IsAggressive = true }, 10)],
                DelaySeconds = 120, Blocks = 5_000
            }, cancellation: Cancellation);

        Assert.Equal(5_000, report.Tally.Blocks);
        Assert.InRange(report.StaleRate, 0.1, 1);
    }

    [Theory]
    [InlineData("110 %", 0.6, 0.5)]
    [InlineData("-1", -1.0)]
    public void Validated_BadNumbers_AreNamed(string named, params double[] numbers)
    {
        var options = new RaceOptions { Network = Network };
        options = numbers.Length == 2 ? options with { PoolShares = numbers } : options with { DelaySeconds = numbers[0] };

        Assert.Contains(named, Assert.Throws<QuantumException>(() => options.Validated()).Message, StringComparison.Ordinal);
    }

    private static QuantumMiner Miner(double alpha, double intervals) => new(QuantumMinerPower.WithAlpha(alpha, Network), 600 * intervals);

    private static void AssertShare(double expected, RaceReport report)
    {
        double sigma = Math.Sqrt(expected * (1 - expected) / report.Tally.Blocks);
        Assert.InRange(report.Quantum.Share, expected - 3 * sigma, expected + 3 * sigma);
    }
}
