using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.ErrorModels.Extraction;
using Chrysalis.Quantum.Stim;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.ErrorModels;

/// <summary>Damaged and random texts of models and of circuits that become models.</summary>
public class ModelTextFuzzTests
{
    private const double MostWrittenOut = 1e6;

    private static readonly string[] Models =
    [
        "error[a\\Cb](0.125) D0 D1 ^ D2 L0\nrepeat[x] 3 {\n    detector(1, 2.5) D0\n    shift_detectors(0, 0, 1) 2\n    error(0.25) D1\n}\n"
            + "logical_observable L3\n",
        "repeat 5 {\n    repeat 2 {\n        error(1e-07) D3 D4\n        shift_detectors 1\n    }\n    shift_detectors[t](1) 4\n}\n",
        "error(0.1) D0\nerror(0.2) D0 D1 L0\nerror(0.9) D1\ndetector D2 D3\n",
    ];

    private static readonly string[] Circuits =
    [
        "R 0 1\nREPEAT 5 {\n    DEPOLARIZE2(0.1) 0 1\n    CX 0 1\n    MR(0.01) 1\n    DETECTOR(1, 2) rec[-1]\n    SHIFT_COORDS(0, 1)\n}\n"
            + "M 0\nOBSERVABLE_INCLUDE(0) rec[-1]\n",
        "MPP Z0*Z1 X0*X1\nE(0.1) Y0 X1\nELSE_CORRELATED_ERROR(0.2) Z0\nPAULI_CHANNEL_1(0.1, 0.02, 0.1) 1\nHERALDED_ERASE(0.1) 0\n"
            + "MPP Z0*Z1 X0*X1\nDETECTOR rec[-1] rec[-4]\nDETECTOR[tag] rec[-3]\n",
        "H 0\nREPEAT 3 {\n    REPEAT 2 {\n        CZ 0 1\n        H 1\n        Y_ERROR(0.2) 0\n    }\n    M 0\n    DETECTOR rec[-1]\n}\n",
    ];

    [Fact]
    public void Parse_DamagedModels_AreReadOrRefusedAndWrittenBackTheSame() => Fuzzer.Run(FuzzTarget.OfText(
        "model text",
        Models,
        text =>
        {
            DetectorErrorModel model = DetectorErrorModel.Parse(text);
            string written = model.ToString();
            DetectorErrorModel again = DetectorErrorModel.Parse(written);
            Assert.Equal(written, again.ToString());
            Assert.Equal(
                (model.DetectorCount, model.ObservableCount, model.ErrorCount),
                (again.DetectorCount, again.ObservableCount, again.ErrorCount));
        },
        "error(", "detector", "repeat 2 {\n", "}\n", "shift_detectors", "logical_observable", " ^ ",
        "D1152921504606846975", "L0", "[\\B]"));

    [Fact]
    public void Create_DamagedModels_MakeADecoderOrAreRefused() => Fuzzer.Run(FuzzTarget.OfText(
        "model to decoder",
        Models,
        text =>
        {
            DetectorErrorModel model = DetectorErrorModel.Parse(text);
            // Larger ones are decoded, too, but take their time.
            if (model.DetectorCount > 1000 || model.ErrorCount > 1000 || model.ObservableCount > 1000)
                return;
            GraphDecoder decoder = (GraphDecoder)DecoderKind.Matching.Create(model);
            decoder.Predict(model.DetectorCount > 0 ? [0] : [], new ulong[decoder.ObservableWords]);
            Assert.NotNull(DecoderKind.UnionFind.Create(model));
        },
        "error(0.1)", "repeat 2 {\n", "}\n", "shift_detectors 1\n", " ^ ", " L0", "0.5", "1e-300"));

    [Fact]
    public void Of_DamagedCircuits_BecomeModelsThatFoldOrAreRefused() => Fuzzer.Run(FuzzTarget.OfText(
        "circuit to model",
        Circuits,
        text =>
        {
            StimCircuit circuit = StimCircuit.Parse(text);
            if (circuit.DetectorCount > 2000 || circuit.MeasurementCount > 5000 || circuit.QubitCount > 5000)
                return;
            var options = new ErrorModelOptions { AllowGaugeDetectors = true, ApproximateDisjointErrors = 1, FoldLoops = true };
            DetectorErrorModel folded = CircuitErrorModel.Of(circuit, options);
            Assert.Equal(folded.ToString(), DetectorErrorModel.Parse(folded.ToString()).ToString());
            // Written out, a loop of billions takes as long as it says.
            if (WrittenOut(circuit.Instructions) < MostWrittenOut)
                Assert.Equal(CircuitErrorModel.Of(circuit, options with { FoldLoops = false }).DetectorCount, folded.DetectorCount);
        },
        "REPEAT 2 {\n", "}\n", "DETECTOR rec[-1]\n", "HERALDED_ERASE(1) 0\n", "PAULI_CHANNEL_1(0.25,0.25,0.25) 0\n", "CX rec[-1] 0\n")
    with { AllocationLimit = 512 << 20 });

    private static double WrittenOut(IEnumerable<StimInstruction> instructions) => instructions.Sum(
        instruction => instruction is StimRepeatBlock loop ? loop.Count * (1 + WrittenOut(loop.Body)) : 1);
}
