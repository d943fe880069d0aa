using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.ErrorModels.Extraction;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.SurfaceCode;
using Chrysalis.Quantum.Tests.ErrorModels.Reference;

namespace Chrysalis.Quantum.Tests.ErrorModels;

/// <summary>Decompositions into pieces of at most two detectors; expected values are Stim's.</summary>
public class DecompositionTests
{
    private const string Steane = "MPP Z0*Z1 Z1*Z2 X0*X1*X2\n";
    private const string SteaneAgain = Steane + "DETECTOR rec[-3] rec[-6]\nDETECTOR rec[-2] rec[-5]\nDETECTOR rec[-1] rec[-4]\n";

    [Theory]
    [InlineData("PAULI_CHANNEL_1(0, 0.1, 0) 1", "error(0.1) D0 D1 ^ D2\n")]
    [InlineData("DEPOLARIZE1(0.75) 1", "error(0.5) D0 D1\nerror(0.5) D0 D1 ^ D2\nerror(0.5) D2\n")]
    // Here Stim gives up: its Y_ERROR and E are whole, and nothing else is known.
    [InlineData("Y_ERROR(0.1) 1", "error(0.1) D0 D1 ^ D2\n")]
    [InlineData("E(0.1) Y1", "error(0.1) D0 D1 ^ D2\n")]
    public void Of_Y_SplitsIntoItsParts(string noise, string model)
        => Assert.Equal(model, Decompose($"{Steane}{noise}\n{SteaneAgain}").ToString());

    [Fact]
    public void Of_OtherErrorsKnown_KeepsARemnantUnlessThatIsForbidden()
    {
        const string Circuit = "X_ERROR(0.125) 0\nE(0.25) X0 X1\nM 0 1\nDETECTOR rec[-1]\nDETECTOR rec[-1]\nDETECTOR rec[-2]\n"
            + "DETECTOR rec[-2]";

        Assert.Equal("error(0.125) D2 D3\nerror(0.25) D2 D3 ^ D0 D1\n", Decompose(Circuit).ToString());
        // The parts of X0 and X1 are errors that the circuit itself names.
        Assert.Equal(
            "error(0.25) D0 D1 ^ D2 D3\nerror(0.125) D2 D3\n",
            Decompose(Circuit, new() { BlockDecompositionFromIntroducingRemnantEdges = true }).ToString());
    }

    [Fact]
    public void Of_ErrorThatDoesNotDecompose_IsRefusedOrKeptWhole()
    {
        const string Circuit = "X_ERROR(0.25) 0\nMR 0\nDETECTOR rec[-1]\nDETECTOR rec[-1]\nDETECTOR rec[-1]\nX_ERROR(0.125) 0 1 2\n"
            + "E(0.25) X0 X1 X2\nM 0 1 2\nDETECTOR rec[-1]\nDETECTOR rec[-2]\nDETECTOR rec[-3]";

        Assert.StartsWith(
            "The error D0 D1 D2 does not decompose", Assert.Throws<DecodingException>(() => Decompose(Circuit)).Message,
            StringComparison.Ordinal);
        Assert.Equal(
            "error(0.25) D0 D1 D2\nerror(0.125) D3\nerror(0.25) D3 ^ D4 ^ D5\nerror(0.125) D4\nerror(0.125) D5\n",
            Decompose(Circuit, new() { IgnoreDecompositionFailures = true }).ToString());
    }

    [Theory]
    [InlineData("Y_ERROR(0.1)", false)]
    [InlineData("PAULI_CHANNEL_1(0, 0.1, 0)", false)]
    [InlineData("PAULI_CHANNEL_1(0.01, 0.1, 0.003)", true)]
    [InlineData("Y_ERROR(0.1)", true)]
    public void Of_NoiseOnData_DecomposesIntoEdgesThatFlipTheSame(string noise, bool isFolded)
    {
        foreach (MemoryTask task in (MemoryTask[])[MemoryTask.RotatedX, MemoryTask.RotatedZ, MemoryTask.UnrotatedX])
        {
            var memory = new MemoryCircuitOptions { Task = task, Distance = 5, Rounds = 9, Noise = new UniformNoise(0, 0.1) };
            string text = MemoryCircuit.Generate(memory).ToString().Replace("DEPOLARIZE1(0.1)", noise, StringComparison.Ordinal);
            StimCircuit circuit = StimCircuit.Parse(text);
            var options = new ErrorModelOptions { ApproximateDisjointErrors = 1, FoldLoops = isFolded };

            DetectorErrorModel whole = CircuitErrorModel.Of(circuit, options, TestContext.Current.CancellationToken);
            DetectorErrorModel split = Decompose(text, options);

            // Every piece is an edge, and the pieces together flip what the error flips.
            Assert.NotEmpty(MatchingGraph.FromModel(split).Edges);
            SortedDictionary<string, double> expected = ModelDistribution.Errors(whole, true);
            SortedDictionary<string, double> actual = ModelDistribution.Errors(split, true);
            Assert.Equal(expected.Keys, actual.Keys);
            Assert.All(expected, pair => Assert.Equal(pair.Value, actual[pair.Key], 1e-12));
        }
    }

    [Fact]
    public void Of_ErrorsOnTheSameDetectors_KeepTheirObservables()
    {
        // D0 and D1 come with and without L0 in one channel: the pieces must add up to the right ones.
        const string Circuit = "DEPOLARIZE2(0.2) 2 1\nM 0 1 2\nDETECTOR rec[-2]\nCX 2 0\nM 0\nDETECTOR rec[-1]\n"
            + "OBSERVABLE_INCLUDE(0) rec[-2] rec[-3]";

        Assert.Equal(
            ModelDistribution.Errors(CircuitErrorModel.Of(StimCircuit.Parse(Circuit), null, TestContext.Current.CancellationToken), true),
            ModelDistribution.Errors(Decompose(Circuit), true));
    }

    private static DetectorErrorModel Decompose(string circuit, ErrorModelOptions? options = null) => CircuitErrorModel.Of(
        StimCircuit.Parse(circuit), (options ?? new()) with { DecomposeErrors = true }, TestContext.Current.CancellationToken);
}
