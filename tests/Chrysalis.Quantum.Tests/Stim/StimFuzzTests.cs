using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.SurfaceCode;
using Chrysalis.Quantum.Tests.Reference;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.Stim;

public class StimFuzzTests
{
    [Fact]
    public void Parse_DamagedCircuits_AreReadOrRefused() => Fuzzer.Run(FuzzTarget.OfText(
        "Stim circuits",
        [
            .. Enumerable.Range(0, 12).Select(seed => new RandomStim(new Random(seed), 5, 60).Circuit(20, isPlain: false)),
            MemoryCircuit.Generate(new() { Noise = UniformNoise.Of(0.01) }).ToString(),
            "REPEAT 1000000000000 {\nREPEAT(3) 5 {M 0\nDETECTOR(1, 2) rec[-1]\n}}SHIFT_COORDS(0, 1)\nOBSERVABLE_INCLUDE(3) X0 rec[-1]\n",
        ],
        text =>
        {
            StimCircuit circuit = StimCircuit.Parse(text);
            string written = circuit.ToString();
            if (StimCircuit.Parse(written).ToString() != written)
                throw new InvalidOperationException($"Written and read again it is another circuit: {written}");
            if (circuit.TargetCount < 2000 && circuit.ObservableCount < 100)
                Simulate(circuit);
        },
        [.. StimGate.All.Select(gate => gate.Name + " "), "REPEAT 3 {", "}", "(0.1)", "()", "[tag]", "[\\B]", "rec[-1]", "sweep[0]", "!X1*",
            " * ", " 16777215", "\r", "#", "\n"]));

    private static void Simulate(StimCircuit circuit)
    {
        var measured = new MeasurementSampler(circuit, cancellation: TestContext.Current.CancellationToken);
        ShotTable results = measured.Sample(1, 0);
        new DetectionSampler(circuit).Sample(1, 0);
        foreach (bool without in (bool[])[false, true])
            new DetectionConverter(circuit, cancellation: TestContext.Current.CancellationToken) { RanWithoutFeedback = without }
                .Convert(results);
    }
}
