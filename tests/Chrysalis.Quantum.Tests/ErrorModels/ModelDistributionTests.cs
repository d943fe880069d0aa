using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.ErrorModels.Extraction;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.Tests.ErrorModels.Reference;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.ErrorModels;

/// <summary>Models of random circuits against the state vector's exact distribution and against the sampler.</summary>
public class ModelDistributionTests
{
    [Fact]
    public void Of_RandomChannels_HasTheStateVectorsDistributionOrIsRefused()
    {
        int made = 0, refused = 0;
        long cases = FuzzSettings.CasesOr(150);
        for (long i = 0; i < cases; i++)
        {
            List<PlainOperation> operations = RandomNoise.Circuit(new Random(HashCode(i, 1)), 1 + (int)(i % 3));
            StimCircuit circuit = StimCircuit.Parse(string.Join('\n', operations));
            try
            {
                AssertSame(operations, circuit, new());
                AssertSame(operations, circuit, new() { DecomposeErrors = true, IgnoreDecompositionFailures = true });
                made++;
            }
            catch (DecodingException refusal)
            {
                Assert.Contains("has no exact independent errors", refusal.Message, StringComparison.Ordinal);
                Assert.NotNull(Extract(circuit, new() { ApproximateDisjointErrors = 1 }));
                refused++;
            }
        }
        Assert.True(made > refused / 4, $"{made} made, {refused} refused");
    }

    [Fact]
    public void Of_RandomDetectors_HaveTheStateVectorsDistributionWhereGaugesAreAllowed()
    {
        for (long i = 0; i < FuzzSettings.CasesOr(150); i++)
        {
            List<PlainOperation> operations = RandomNoise.Scramble(new Random(HashCode(i, 2)), 14);
            AssertSame(operations, StimCircuit.Parse(string.Join('\n', operations)), new() { AllowGaugeDetectors = true });
        }
    }

    [Fact]
    public void Of_RandomChannels_AgreesWithTheSampler()
    {
        const int Blocks = 20;
        for (long i = 0, checkedCases = 0; checkedCases < FuzzSettings.CasesOr(12); i++)
        {
            List<PlainOperation> operations = RandomNoise.Circuit(new Random(HashCode(i, 3)), 3);
            StimCircuit circuit = StimCircuit.Parse(string.Join('\n', operations));
            DetectorErrorModel model;
            try
            {
                model = Extract(circuit, new());
            }
            catch (DecodingException)
            {
                continue;
            }
            checkedCases++;
            int detectors = (int)circuit.DetectorCount;
            double[] expected = ModelDistribution.Of(model, detectors, 1);
            var counts = new long[expected.Length];
            long shots = 0;
            var sampler = new DetectionSampler(circuit);
            for (int block = 0; block < Blocks; block++)
            {
                ShotTable table = sampler.Sample((ulong)i, block);
                for (int shot = 0; shot < table.Shots; shot++, shots++)
                    counts[Enumerable.Range(0, detectors + 1).Sum(bit => table[shot, bit] ? 1 << bit : 0)]++;
            }
            for (int pattern = 0; pattern < counts.Length; pattern++)
            {
                double mean = expected[pattern] * shots;
                // Six standard deviations, and a few shots for patterns that hardly ever come.
                Assert.True(
                    Math.Abs(counts[pattern] - mean) <= (6 * Math.Sqrt(mean)) + 6,
                    $"pattern {pattern}: {counts[pattern]} of {shots} shots, expected {mean}\n{string.Join('\n', operations)}");
            }
        }
    }

    private static int HashCode(long i, int salt) => (int)((i * 2654435761) ^ (FuzzSettings.Seed * 40503) ^ salt);

    private static DetectorErrorModel Extract(StimCircuit circuit, ErrorModelOptions options)
        => CircuitErrorModel.Of(circuit, options, TestContext.Current.CancellationToken);

    private static void AssertSame(List<PlainOperation> operations, StimCircuit circuit, ErrorModelOptions options)
    {
        DetectorErrorModel model = Extract(circuit, options);
        int observables = (int)circuit.ObservableCount;
        double[] actual = ModelDistribution.Of(model, (int)circuit.DetectorCount, observables);
        Dictionary<ulong, double> expected = new BranchingSimulator(operations, 3).Distribution();
        for (int pattern = 0; pattern < actual.Length; pattern++)
            Assert.True(
                Math.Abs(expected.GetValueOrDefault((ulong)pattern) - actual[pattern]) < 1e-9,
                $"pattern {pattern}: {actual[pattern]}, not {expected.GetValueOrDefault((ulong)pattern)}\n{circuit}\n{model}");
    }
}
