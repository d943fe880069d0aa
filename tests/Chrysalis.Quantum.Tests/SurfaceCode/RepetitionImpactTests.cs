using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.ErrorModels.Extraction;
using Chrysalis.Quantum.MemoryExperiment;
using Chrysalis.Quantum.MemoryExperiment.Bursts;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.SurfaceCode;

namespace Chrysalis.Quantum.Tests.SurfaceCode;

/// <summary>Impacts on repetition codes against bits that are flipped by hand.</summary>
public class RepetitionImpactTests
{
    private static readonly Impact Hit = new(X: 2.5, Y: 0, Round: 1.3, Strength: 0.3, Radius: 2, DecayRounds: 3);

    [Theory]
    [InlineData(3, 2)]
    [InlineData(5, 4)]
    public void Generate_Impact_FiresDetectorsAsFlippedBitsDo(int distance, int rounds)
    {
        StimCircuit circuit = MemoryCircuit.Generate(
            new() { Task = MemoryTask.Repetition, Distance = distance, Rounds = rounds }, Hit);
        DetectorErrorModel model = CircuitErrorModel.Of(circuit, cancellation: TestContext.Current.CancellationToken);
        var keeps = new double[circuit.DetectorCount];
        Array.Fill(keeps, 1);
        double observable = 1;
        model.ForEachError((p, targets) =>
        {
            foreach (DemTarget target in targets)
                if (target.Kind == DemTargetKind.Detector)
                    keeps[target.Index] *= 1 - (2 * p);
                else
                    observable *= 1 - (2 * p);
        });

        for (int round = 0; round <= rounds; round++)
            for (int check = 0; check < distance - 1; check++)
                Assert.Equal(Odds(check, round, rounds), (1 - keeps[(round * (distance - 1)) + check]) / 2, 1e-12);
        double last = 1;
        for (int round = 0; round < rounds; round++)
            last *= 1 - (2 * Flip(2 * (distance - 1), round));
        Assert.Equal((1 - last) / 2, (1 - observable) / 2, 1e-12);
    }

    [Fact]
    public void Generate_ImpactWithoutStrength_IsTheCalmCircuitWrittenOut()
    {
        var options = new MemoryCircuitOptions { Task = MemoryTask.Repetition, Distance = 3, Rounds = 4, Noise = UniformNoise.Of(0.01) };
        CancellationToken cancellation = TestContext.Current.CancellationToken;

        DetectorErrorModel calm = CircuitErrorModel.Of(MemoryCircuit.Generate(options), cancellation: cancellation);
        DetectorErrorModel hit = CircuitErrorModel.Of(
            MemoryCircuit.Generate(options, Hit with { Strength = 1e-15 }), cancellation: cancellation);

        Assert.Equal(calm.ErrorCount, hit.ErrorCount);
        Assert.Equal(calm.DetectorCoordinates(), hit.DetectorCoordinates());
    }

    /// <summary>A burst all over the line leaves nothing to decode: half of the shots that it hits fail, whatever the distance.</summary>
    [Fact]
    public void Run_BurstsOnRepetitionCodes_PutAFloorUnderTheErrors()
    {
        var bursts = new BurstOptions { PerHour = 3600, Radius = 100, DecayCycles = 1000, Strength = 0.75 };
        MemoryReport report = MemoryStudy.Run(
            new()
            {
                Code = MemoryCode.Repetition, Distances = [3, 9], Rounds = [20], Probabilities = [0.002], Limit = new(8192), Bursts = bursts
            },
            cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(2, report.Floors.Count);
        Assert.All(report.Floors, floor => Assert.InRange(floor.FailureGivenBurst.Value, 0.4, 0.55));
        Assert.All(report.Points, point => Assert.Equal((2 * point.Setting.Distance) - 1, point.Qubits));
    }

    [Theory]
    [InlineData(MemoryNoiseKind.Si1000, 'Z', "uniform noise")]
    [InlineData(MemoryNoiseKind.Uniform, 'X', "keeps Z only")]
    public void Validated_WhatTheRepetitionCodeHasNot_IsRefused(MemoryNoiseKind noise, char basis, string problem)
        => Assert.Contains(
            problem,
            Assert.Throws<QuantumException>(
                () => new MemoryOptions { Code = MemoryCode.Repetition, Noise = noise, Bases = [basis] }.Validated()).Message,
                StringComparison.Ordinal);

    /// <summary>X and Y are two thirds of a depolarizing error.</summary>
    private static double Flip(int qubit, int round) => Hit.Probability(qubit, 0, round) * 2 / 3;

    /// <summary>
    /// A check's result is the parity of its neighbours and of its own qubit, hit before it is read; a detector compares it with the
    /// round before, the last one with the data, which nothing hits after the last round.
    /// </summary>
    private static double Odds(int check, int round, int rounds)
    {
        double keeps = 1;
        if (round < rounds)
            foreach (int qubit in (int[])[2 * check, (2 * check) + 1, (2 * check) + 2])
                keeps *= 1 - (2 * Flip(qubit, round));
        if (round > 0)
            keeps *= 1 - (2 * Flip((2 * check) + 1, round - 1));
        return (1 - keeps) / 2;
    }
}
