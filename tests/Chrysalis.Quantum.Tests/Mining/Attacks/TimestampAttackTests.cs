using Chrysalis.Quantum.Mining.Attacks;

namespace Chrysalis.Quantum.Tests.Mining.Attacks;

public class TimestampAttackTests
{
    [Theory]
    [InlineData(0.4)]
    [InlineData(0.1)]
    [InlineData(0.03)]
    public void Run_Simulated_TakesAsLongAsThePlanOnAverage(double speed)
    {
        TimestampAttackResult result = TimestampAttack.Run(
            new() { Speed = speed, Runs = 40 }, cancellation: TestContext.Current.CancellationToken);

        // Chance makes the end of a race between two walks a little later or earlier than its average: allow 1 %.
        Assert.Equal(result.Plan.Epochs, result.MeanEpochs, 3 * result.StandardError + 0.01 * result.Plan.Epochs);
    }

    [Fact]
    public void Fastest_SmallSpeeds_TakeBetweenEightThirdsAndThreeOverSpeedSquared()
    {
        // Worked out by hand: with k = r 2^j at the end, r^2 t = 2/3 k^2/(k - 1), least at k = 2, and 3 at k = 3/2 and 3.
        foreach (double speed in new[] { 1e-3, 7e-4, 5e-4, 3e-4, 2e-4 })
            Assert.InRange(TimestampAttackPlan.Fastest(speed).Epochs * speed * speed, 8.0 / 3 - 0.01, 3.001);
    }

    [Fact]
    public void Fastest_AnySpeed_TakesAtMostThreeOverSpeedSquared() =>
        Assert.All(
            Enumerable.Range(1, 90).Select(i => 0.01 * i),
            speed => Assert.InRange(TimestampAttackPlan.Fastest(speed).Epochs * speed * speed, 0, 3.001));

    [Fact]
    public void Fastest_BeatsItsNeighbours()
    {
        TimestampAttackPlan fastest = TimestampAttackPlan.Fastest(0.07);

        Assert.All(
            [-1, 1], change => Assert.True(TimestampAttackPlan.With(0.07, fastest.QuadruplingEpochs + change).Epochs >= fastest.Epochs));
    }

    [Fact]
    public void TimestampChain_QuarteredSpan_QuadruplesTheDifficultyAndNoMore()
    {
        foreach (long step in new[] { 150, 1 })
        {
            var chain = new TimestampChain();
            for (int i = 1; i <= 2016; i++)
                chain.Append(Math.Max(chain.LeastTimestamp, i * step), 600.0 * i);
            Assert.Equal(4, chain.Difficulty, 0.01);
        }
    }

    [Fact]
    public void TimestampChain_ForbiddenTimestamps_AreRefused()
    {
        var chain = new TimestampChain();

        Assert.Throws<InvalidOperationException>(() => chain.Append(0, 600));
        Assert.Throws<InvalidOperationException>(() => chain.Append(600 + 7201, 600));
    }

    [Fact]
    public void MeasuringAngle_IsWhereSearchIsCheapest()
    {
        double best = Enumerable.Range(1, 15_000).Select(i => i * 1e-4).MaxBy(x => Math.Pow(Math.Sin(x), 2) / x);

        Assert.Equal(best, TimestampAttack.MeasuringAngle, 3);
        Assert.Equal(0.8446, TimestampAttack.MeasuringSuccess, 4);
    }

    [Fact]
    public void Run_Seeded_Repeats()
    {
        TimestampAttackResult Once() =>
            TimestampAttack.Run(new() { Speed = 0.5, Runs = 10, Seed = 3 }, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(Once().MeanEpochs, Once().MeanEpochs);
    }

    [Fact]
    public void Validate_TooFewQuadruplings_SaysHowMany() =>
        Assert.Contains(
            "at least 4",
            Assert.Throws<QuantumException>(() => new TimestampAttackOptions { Speed = 0.1, QuadruplingEpochs = 2 }.Validated()).Message,
            StringComparison.Ordinal);
}
