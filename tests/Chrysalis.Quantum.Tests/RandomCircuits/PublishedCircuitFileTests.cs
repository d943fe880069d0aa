using Chrysalis.Quantum.Circuits.Text;
using Chrysalis.Quantum.RandomCircuits;
using Chrysalis.Quantum.RandomCircuits.Fidelity;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.RandomCircuits;

public sealed class PublishedCircuitFileTests
{
    [Theory]
    [InlineData(10, 215)]
    [InlineData(20, 430)]
    public void Read_PublishedCircuit_HasItsQubitsCyclesAndGates(int cycles, int twoQubitGates)
    {
        RandomCircuit circuit = PublishedCircuitFile.Read(SharedData.Require($"data/rcs/circuit_n53_m{cycles}_s0_e0_pABCDCDAB.qsim"));
        Assert.Equal((53, cycles), (circuit.QubitCount, circuit.Cycles));
        Assert.Equal(53 * (cycles + 1), circuit.SingleQubitGateCount);
        Assert.Equal(twoQubitGates, circuit.TwoQubitGateCount);
        int[] layers = [24, 19, 23, 20, 23, 20, 24, 19];
        Assert.Equal(Enumerable.Range(0, cycles).Select(cycle => layers[cycle % 8]), circuit.TwoQubitGatesPerCycle);
    }

    [Fact]
    public void Patch_PublishedCircuit_KeepsTheGatesInsideAndSamplesLikePorterAndThomas()
    {
        RandomCircuit whole = PublishedCircuitFile.Read(SharedData.Require("data/rcs/circuit_n53_m20_s0_e0_pABCDCDAB.qsim"));
        RandomCircuit patch = whole.Patch(14);
        Assert.Equal((14, 20, 14 * 21), (patch.QubitCount, patch.Cycles, patch.SingleQubitGateCount));
        Assert.InRange(patch.TwoQubitGateCount, 14 * 4, 14 * 10);
        PatchResult result = PatchExperiment.Run(
            patch, new() { Shots = 5000, Trajectories = 20, Errors = DigitalErrorModel.Sycamore }, null,
            TestContext.Current.CancellationToken);
        Assert.True(result.PorterThomas.PValue > 0.001, $"p-value {result.PorterThomas.PValue}");
        Assert.InRange((result.Ideal.Value - result.IdealScore) / result.Ideal.StandardError, -3, 3);
        Assert.Equal(whole.TwoQubitGateCount, whole.Patch(53).TwoQubitGateCount);
    }

    [Fact]
    public void Patch_TooManyOrUncoupledQubits_IsRefused()
    {
        RandomCircuit circuit = PublishedCircuitFile.Of(QsimFormat.Parse("4\n0 fs 0 1 1 1\n1 fs 1 2 1 1\n"));
        Assert.Contains("5", Assert.Throws<QuantumException>(() => circuit.Patch(5)).Message, StringComparison.Ordinal);
        Assert.Contains("Only 3", Assert.Throws<QuantumException>(() => circuit.Patch(4)).Message, StringComparison.Ordinal);
        Assert.Equal(2, circuit.Patch(3).TwoQubitGateCount);
    }

    [Fact]
    public void Read_Malformed_NamesFileLineAndColumn()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("bad.qsim", "2\n0 rz 0 nan\n");
        string message = Assert.Throws<QuantumException>(() => PublishedCircuitFile.Read(file)).Message;
        Assert.StartsWith("bad.qsim: Line 2, column 8", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_GateOnThreeQubits_IsRefused() => Assert.Contains(
        "one or two qubits", Assert.Throws<QuantumException>(() => PublishedCircuitFile.Of(QsimFormat.Parse("3\n0 c 0 1 x 2\n"))).Message,
        StringComparison.Ordinal);
}
