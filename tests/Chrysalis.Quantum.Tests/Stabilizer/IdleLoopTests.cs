using Chrysalis.Quantum.ErrorModels.Extraction;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.Tests.Stabilizer;

/// <summary>A loop that does nothing takes no time, however often it goes round.</summary>
public class IdleLoopTests
{
    [Theory]
    [InlineData("REPEAT 1000000000000 {\n}\n")]
    [InlineData("REPEAT 1000000000000 {\nREPEAT 1000000000000 {\n}\n}\n")]
    [InlineData("REPEAT 10000000000 {\nTICK\n}\n")]
    [InlineData("REPEAT 10000000000 {\nSHIFT_COORDS(1)\n}\n")]
    public void Sample_LoopOfNothing_IsPassed(string loop)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        StimCircuit circuit = StimCircuit.Parse($"X 0\n{loop}M 0\nDETECTOR rec[-1]\n");

        Assert.True(new MeasurementSampler(circuit, cancellation: stop).Sample(1, 0, cancellation: stop)[0, 0]);
        Assert.False(new DetectionSampler(circuit).Sample(1, 0)[0, 0]);
        var folding = new ErrorModelOptions { FoldLoops = true };
        Assert.Equal(1, CircuitErrorModel.Of(circuit, folding, stop).DetectorCount);
    }
}
