using Chrysalis.Quantum.RandomCircuits;

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

    [Theory]
    [InlineData("", "circuit, line 1: the number of qubits must be 1 to 1000: is this a qsim circuit?")]
    [InlineData("2\n0 h 0", "circuit, line 2: the gate 'h' is not one of x_1_2, y_1_2, hz_1_2, rz, fs.")]
    [InlineData("2\n\n0 fs 0 2 1 1", "circuit, line 3: the qubit '2' must be a number from 0 to 1.")]
    [InlineData("2\n0 fs 1 1 1 1", "circuit, line 2: a two-qubit gate needs two different qubits.")]
    [InlineData("2\n0 fs 0 1 1", "circuit, line 2: the gate 'fs' takes 2 qubits and 2 parameters.")]
    [InlineData("2\n0 rz 0 NaN", "circuit, line 2: the angle 'NaN' is not a number.")]
    [InlineData("2\n0 rz", "circuit, line 2: a gate is written as time, name, qubits and parameters.")]
    [InlineData("2\n-1 x_1_2 0", "circuit, line 2: the time '-1' must be a number from 0 to 2147483647.")]
    public void Read_Malformed_NamesTheLine(string text, string message) =>
        Assert.Equal(message, Assert.Throws<QuantumException>(() => PublishedCircuitFile.Read(new StringReader(text), "circuit")).Message);
}
