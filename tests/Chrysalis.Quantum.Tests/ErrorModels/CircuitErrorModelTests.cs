using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.ErrorModels.Extraction;
using Chrysalis.Quantum.Stim;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.ErrorModels;

public class CircuitErrorModelTests
{
    public static TheoryData<int, double> Golden => new(
        from d in (int[])[3, 5, 7] from p in (double[])[0.001, 0.003, 0.005] select (d, p));

    [Theory]
    [MemberData(nameof(Golden))]
    public void Of_SurfaceCode_IsStimsModel(int distance, double p)
    {
        string file = SharedData.Require(FormattableString.Invariant($"data/qec/rotated_memory_z_d{distance}_p{p}.stim"));
        DetectorErrorModel golden = DetectorErrorModel.ReadFile(Path.ChangeExtension(file, ".dem"));

        DetectorErrorModel model = Extract(StimCircuit.ReadFile(file), new() { DecomposeErrors = true });

        Dictionary<string, double> expected = Errors(golden), actual = Errors(model);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, pair => Assert.Equal(pair.Value, actual[pair.Key], 1e-9));
        Assert.Equal(golden.DetectorCoordinates(), model.DetectorCoordinates());
        Assert.Equal(golden.ObservableCount, model.ObservableCount);
        // Even the order is Stim's.
        Assert.Equal(
            golden.Instructions.OfType<DemError>().Select(e => string.Join(' ', e.Targets)),
            model.Instructions.OfType<DemError>().Select(e => string.Join(' ', e.Targets)));
    }

    [Theory]
    [InlineData("X_ERROR(0.125) 0\nM 0 1\nDETECTOR rec[-2]", "error(0.125) D0\n")]
    [InlineData("H 0\nCX 0 1\nE(0.25) X0 Z1\nMPP X0*X1 Z0*Z1\nDETECTOR rec[-1]\nDETECTOR rec[-2]", "error(0.25) D0 D1\n")]
    [InlineData("R 0\nM(0.0625) 0\nDETECTOR(1, 2) rec[-1]\nOBSERVABLE_INCLUDE(2) rec[-1]", "error(0.0625) D0 L2\ndetector(1, 2) D0\n")]
    [InlineData("M(0.25) 0\nCX rec[-1] 1\nM 1\nDETECTOR rec[-1]", "error(0.25) D0\n")]
    [InlineData("REPEAT 2 {\n    MR(0.25) 0\n    DETECTOR(1) rec[-1]\n    SHIFT_COORDS(5)\n}", "error(0.25) D0\nerror(0.25) D1\n"
        + "detector(1) D0\nshift_detectors(5) 0\ndetector(1) D1\nshift_detectors(5) 0\n")]
    public void Of_SmallCircuits_GivesWhatOneCanSee(string circuit, string model)
        => Assert.Equal(model, Extract(StimCircuit.Parse(circuit)).ToString());

    [Fact]
    public void Of_PauliChannel_HasExactIndependentErrors()
    {
        // Depolarizing noise written as a channel must give the model of depolarizing noise.
        const string Rest = " 0 1\nMPP Z0*Z1\nM 0 1\nDETECTOR rec[-1]\nDETECTOR rec[-2]\nOBSERVABLE_INCLUDE(0) rec[-3]";
        DetectorErrorModel even = Extract(StimCircuit.Parse("DEPOLARIZE2(0.15)" + Rest));
        DetectorErrorModel channel = Extract(
            StimCircuit.Parse($"PAULI_CHANNEL_2({string.Join(',', Enumerable.Repeat("0.01", 15))})" + Rest));

        Assert.Equal(Errors(even).Keys, Errors(channel).Keys);
        Assert.All(Errors(even), pair => Assert.Equal(pair.Value, Errors(channel)[pair.Key], 1e-12));
    }

    [Theory]
    [InlineData("H 0\nM 0\nDETECTOR rec[-1]", "D0 is random even without noise, because of the start in |0> of qubit 0: "
        + "take other measurements into the detector, or allow gauge detectors.")]
    [InlineData("REPEAT 1000000000000 {\n M 0\n DETECTOR rec[-1]\n}", "The circuit has 1000000000000 detectors with its REPEAT blocks "
        + "unrolled: a model of at most 16777216 is extracted.")]
    [InlineData(
        "DEPOLARIZE1(0.8) 0\nM 0\nDETECTOR rec[-1]", "Depolarizing noise of probability 0.8 mixes over: below 3/4 it has an error model.")]
    public void Of_CircuitWithoutModel_SaysWhy(string circuit, string message)
        => Assert.Equal(message, Assert.Throws<DecodingException>(() => Extract(StimCircuit.Parse(circuit))).Message);

    private static DetectorErrorModel Extract(StimCircuit circuit, ErrorModelOptions? options = null)
        => CircuitErrorModel.Of(circuit, options, TestContext.Current.CancellationToken);

    private static Dictionary<string, double> Errors(DetectorErrorModel model)
        => model.Instructions.OfType<DemError>().ToDictionary(e => string.Join(' ', e.Targets), e => e.Probability);
}
