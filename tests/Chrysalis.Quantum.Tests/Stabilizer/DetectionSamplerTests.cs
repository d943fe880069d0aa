using System.Numerics;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.StateVector.Lanes;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.SurfaceCode;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.Stabilizer;

public class DetectionSamplerTests
{
    private const string Rich = """
        RX 0 3
        DEPOLARIZE2(0.3) 0 1 2 3
        PAULI_CHANNEL_1(0.1, 0.2, 0.05) 1 2
        PAULI_CHANNEL_2(0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07) 0 3
        REPEAT 3 {
            CX 0 1
            S 1
            SQRT_XX 1 2
            E(0.2) X1 Y2
            ELSE_CORRELATED_ERROR(0.5) Z0
            HERALDED_ERASE(0.3) 3
            MR(0.1) 1 !2
            CZ rec[-1] 0
            CX sweep[1] 3
            M 3
            DETECTOR rec[-1] rec[-4]
            DETECTOR rec[-2]
        }
        MPP X0*Z3 !Y1
        OBSERVABLE_INCLUDE(1) rec[-1] rec[-2]
        """;

    public static TheoryData<int, double> Golden => new(
        from d in (int[])[3, 5, 7] from p in (double[])[0.001, 0.003, 0.005] select (d, p));

    [Theory]
    [MemberData(nameof(Golden))]
    public void Sample_SurfaceCode_HasStimsDetectionEventsAShot(int distance, double p)
    {
        StimCircuit circuit = StimCircuit.ReadFile(
            SharedData.Require(FormattableString.Invariant($"data/qec/rotated_memory_z_d{distance}_p{p}.stim")));
        string line = File.ReadLines(SharedData.Require("data/qec/expected.txt"))
            .Single(l => l.StartsWith(FormattableString.Invariant($"{distance} {p} "), StringComparison.Ordinal));
        double expected = double.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
        // The published means have five decimals that are all multiples of 1/20000: so many shots they are of.
        const int Blocks = 100, StimsShots = 20_000;
        var sampler = new DetectionSampler(circuit);

        double sum = 0, squares = 0;
        for (int block = 0; block < Blocks; block++)
        {
            ShotTable table = sampler.Sample(5, block);
            for (int shot = 0; shot < table.Shots; shot++)
            {
                // The last bit is the observable, and no event.
                int events = 0;
                foreach (ulong word in table[shot])
                    events += BitOperations.PopCount(word);
                events -= table[shot, table.Bits - 1] ? 1 : 0;
                sum += events;
                squares += (double)events * events;
            }
        }
        double shots = Blocks * DetectionSampler.BlockShots, mean = sum / shots, variance = (squares / shots) - (mean * mean);
        Assert.InRange(Math.Abs(mean - expected), 0, 3 * Math.Sqrt(variance * ((1 / shots) + (1.0 / StimsShots))));
        // Stim's own model of the circuit gives the mean exactly, and with it a test ten times as sharp.
        DetectorErrorModel model = DetectorErrorModel.ReadFile(
            SharedData.Require(FormattableString.Invariant($"data/qec/rotated_memory_z_d{distance}_p{p}.dem")));
        Assert.InRange(Math.Abs(mean - ExactEvents(model)), 0, 3 * Math.Sqrt(variance / shots));
    }

    /// <summary>A detector fires when an odd number of its errors happen: (1 - product of 1 - 2p) / 2.</summary>
    private static double ExactEvents(DetectorErrorModel model)
    {
        double[] even = [.. Enumerable.Repeat(1.0, (int)model.DetectorCount)];
        model.ForEachError((probability, targets) =>
        {
            foreach (DemTarget target in targets)
                if (target.Kind == DemTargetKind.Detector)
                    even[target.Index] *= 1 - (2 * probability);
        });
        return even.Sum(e => (1 - e) / 2);
    }

    [Theory]
    [InlineData((int)VectorPath.Vector256)]
    [InlineData((int)VectorPath.Vector512)]
    public void Sample_WideVectors_DrawTheBitsOfThePlainPath(int path)
    {
        foreach (StimCircuit circuit in (StimCircuit[])[StimCircuit.Parse(Rich), MemoryCircuit.Generate(
            new() { Distance = 5, Rounds = 5, Noise = UniformNoise.Of(0.01) })])
        {
            ShotTable plain = new DetectionSampler(circuit, VectorPath.Scalar).Sample(7, 3);
            ShotTable wide = new DetectionSampler(circuit, (VectorPath)path).Sample(7, 3);
            Assert.Equal(plain.Words.ToArray(), wide.Words.ToArray());
        }
    }

    /// <summary>No error has happened at a circuit's start, whatever happened in the block before.</summary>
    [Fact]
    public void Sample_BlockAfterBlock_StartsEachWithoutAnError()
    {
        var sampler = new DetectionSampler(StimCircuit.Parse("ELSE_CORRELATED_ERROR(1) X0\nM 0\nDETECTOR rec[-1]"));
        for (int block = 0; block < 3; block++)
            Assert.All(Fired(sampler.Sample(1, block)), Assert.True);
    }

    [Fact]
    public void Sample_AnyOrder_GivesTheSameBlocks()
    {
        StimCircuit circuit = StimCircuit.Parse(Rich);
        var first = new DetectionSampler(circuit);
        ShotTable[] inOrder = [.. Enumerable.Range(0, 6).Select(block => first.Sample(1, block))];
        var second = new DetectionSampler(circuit);
        var scattered = new ShotTable[6];
        Parallel.For(0, 6, i => scattered[5 - i] = second.Sample(1, 5 - i));

        for (int block = 0; block < 6; block++)
            Assert.Equal(inOrder[block].Words.ToArray(), scattered[block].Words.ToArray());
        Assert.NotEqual(inOrder[0].Words.ToArray(), inOrder[1].Words.ToArray());
    }

    [Fact]
    public void Sample_RandomBits_AreTransposedRight()
    {
        // Every measurement of a fresh |+> is random; parity detectors repeat single ones, so the columns must agree.
        string text = "RX " + string.Join(' ', Enumerable.Range(0, 130)) + "\nM " + string.Join(' ', Enumerable.Range(0, 130)) + "\n"
            + string.Concat(Enumerable.Range(1, 130).Select(k => $"DETECTOR rec[-{k}]\n"))
            + string.Concat(Enumerable.Range(1, 130).Select(k => $"DETECTOR rec[-{131 - k}]\n"));
        ShotTable table = new DetectionSampler(StimCircuit.Parse(text)).Sample(3, 0);

        int ones = 0;
        for (int shot = 0; shot < table.Shots; shot++)
            for (int k = 0; k < 130; k++)
            {
                Assert.Equal(table[shot, k], table[shot, 259 - k]);
                ones += table[shot, k] ? 1 : 0;
            }
        // 133120 fair coins: 5 sigma are 912.
        Assert.InRange(ones, 66560 - 912, 66560 + 912);
    }

    [Theory]
    [InlineData("REPEAT 1000000000000 {\n M 0\n DETECTOR rec[-1]\n}", "4000000000000 targets")]
    [InlineData("REPEAT 1000000000000 {\n H 0\n}", "2000000000000 targets")]
    [InlineData("REPEAT 9000000 {\n M 0\n DETECTOR rec[-1]\n}", "9000000 detectors")]
    [InlineData("M 0\nOBSERVABLE_INCLUDE(4000000000) rec[-1]", "4000000001 observables")]
    public void Create_CircuitTooLarge_IsRefusedWithTheCount(string circuit, string named)
        => Assert.Contains(
            named, Assert.ThrowsAny<QuantumException>(() => new DetectionSampler(StimCircuit.Parse(circuit))).Message,
            StringComparison.Ordinal);

    private static IEnumerable<bool> Fired(ShotTable table) => Enumerable.Range(0, table.Shots).Select(shot => table[shot, 0]);
}
