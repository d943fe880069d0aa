using Chrysalis.Quantum.Grover;

namespace Chrysalis.Quantum.Tests.Grover;

public class MiningSearchTests
{
    [Fact]
    public void Run_Genesis_FindsANonceThatSolvesTheScaledDifficulty()
    {
        MiningSearchReport report = MiningSearch.Run(
            new() { Qubits = 12, DifficultyBits = 9, Seed = 3 }, cancellation: TestContext.Current.CancellationToken);

        Assert.True(report.Solutions > 0);
        Assert.Equal(MiningHeader.Format(MiningHeader.Parse(report.Header).WithNonce(report.FoundNonce!.Value).Hash()), report.FoundHash);
        Assert.True(Convert.ToUInt16(report.FoundHash![..4], 16) < 1 << (16 - 9));
        Assert.Contains(report.Points, point => point.Iterations == report.OptimalIterations && point.Probability > 0.9);
        Assert.All(report.Points, point => Assert.Equal(point.Formula, point.Probability, 1e-10));
        Assert.True(report.CallsMeasuringEarly <= report.CallsAtOptimum);
        Assert.InRange(report.UnknownCountCalls!.Value, 1, report.UnknownCountBound!.Value);
        Assert.Equal(4294967296 * 65536 / 65535.0, report.NetworkExpectedHashes, 1e-3);
    }

    [Fact]
    public void Run_NoSolution_SaysSoInsteadOfFindingOne()
    {
        MiningSearchReport report = MiningSearch.Run(
            new() { Qubits = 6, DifficultyBits = 60 }, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(0, report.Solutions);
        Assert.Null(report.FoundNonce);
        Assert.Null(report.CallsAtOptimum);
        Assert.All(report.Points, point => Assert.Equal(0, point.Successes));
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameCounts()
    {
        MiningSearchOptions options = new() { Qubits = 8, Seed = 9 };
        IEnumerable<int> Counts() =>
            MiningSearch.Run(options, cancellation: TestContext.Current.CancellationToken).Points.Select(point => point.Successes);
        Assert.Equal(Counts(), Counts());
    }

    [Fact]
    public void Run_OptionOutOfRange_IsRefused()
    {
        Assert.Contains("-1", Assert.Throws<QuantumException>(() =>
            MiningSearch.Run(new() { ToffoliRate = -1 }, cancellation: TestContext.Current.CancellationToken)).Message);
        Assert.Contains("65", Assert.Throws<QuantumException>(() =>
            MiningSearch.Run(new() { DifficultyBits = 65 }, cancellation: TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void AmyCallsPerSecond_OneMicrosecondCycles_IsBelowOneHash() =>
        Assert.Equal(1 / 74.0, HashOracleSpeed.AmyCallsPerSecond, 0.0005); // 2^153.8 / (pi/4 2^128) = 7.4e7 cycles
}
