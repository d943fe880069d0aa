using System.Numerics;
using Chrysalis.Quantum.Circuits;
using Chrysalis.Quantum.RandomCircuits;
using Chrysalis.Quantum.RandomCircuits.Classical;
using Chrysalis.Quantum.RandomCircuits.Fidelity;
using Chrysalis.Quantum.StateVector;

namespace Chrysalis.Quantum.Tests.RandomCircuits;

public sealed class PatchExperimentTests
{
    [Fact]
    public void Run_SixteenQubits_AgreesWithTheory()
    {
        RandomCircuit circuit = RandomCircuitGenerator.Draw(DeviceLayout.Willow105.Patch(16), new() { Cycles = 10 });
        PatchResult result = PatchExperiment.Run(
            circuit, new() { Shots = 10_000, Trajectories = 16 }, null, TestContext.Current.CancellationToken);

        // Perfect samples score what the circuit's own probabilities say, uniform ones nothing: within three standard errors.
        Assert.InRange(result.IdealScore, 0.9, 1.15);
        Assert.InRange((result.Ideal.Value - result.IdealScore) / result.Ideal.StandardError, -3, 3);
        Assert.InRange((result.Uniform.Value - 0) / result.Uniform.StandardError, -3, 3);
        Assert.InRange(result.Predicted, 0.5, 0.9);
        Assert.InRange(result.SigmasFromPrediction, -3, 3);
        Assert.True(result.Noisy.StandardError < 0.03);
    }

    [Fact]
    public void Run_StrongNoise_FollowsTheModelToo()
    {
        RandomCircuit circuit = RandomCircuitGenerator.Draw(DeviceLayout.Sycamore53.Patch(12), new() { Cycles = 14 });
        PatchResult result = PatchExperiment.Run(
            circuit, new() { Errors = DigitalErrorModel.Sycamore, Trajectories = 150 }, null, TestContext.Current.CancellationToken);
        Assert.InRange(result.Predicted, 0.2, 0.5);
        Assert.Equal(result.Predicted, result.Noisy.Value, 0.05);
    }

    [Fact]
    public void Test_PorterThomas_AcceptsDeepAndRefusesShallowCircuits()
    {
        Assert.True(PorterThomasOf(cycles: 16).PValue > 0.001);
        Assert.True(PorterThomasOf(cycles: 2).PValue < 1e-6);
    }

    [Fact]
    public void Operations_AnyGates_EqualMatricesOnTheWholeSpace()
    {
        RandomCircuit circuit = RandomCircuitGenerator.Draw(DeviceLayout.Sycamore53.Patch(6), new() { Cycles = 8, Seed = 5 });
        using QuantumState state = StateOf(circuit);
        Complex[] expected = [Complex.One, .. new Complex[63]];
        foreach (CircuitGate gate in circuit.Gates)
            expected = ApplyByDefinition(gate, expected);
        Assert.All(expected.Index(), one => Assert.True((one.Item - state[one.Index]).Magnitude < 1e-12));
        Assert.Equal(1, state.Norm(), 1e-12);
    }

    /// <summary>
    /// The experiment's weighted runs and the simulator's plain trajectories estimate the same fidelity: within 4 standard errors of each
    /// other.
    /// </summary>
    [Fact]
    public void Run_WeightedRuns_AgreeWithPlainTrajectoriesOfTheSimulator()
    {
        RandomCircuit circuit = RandomCircuitGenerator.Draw(DeviceLayout.Sycamore53.Patch(10), new() { Cycles = 12 });
        var errors = new DigitalErrorModel(0.003, 0.01, 0.02);
        PatchResult result = PatchExperiment.Run(
            circuit, new() { Errors = errors, Trajectories = 300 }, null, TestContext.Current.CancellationToken);
        var builder = new CircuitBuilder(10);
        foreach (GateOperation operation in circuit.Operations())
            builder.Add(operation.Gate, [.. operation.Qubits]);
        Circuit measured = builder.MeasureAll().Build();
        using QuantumState ideal = StateOf(circuit);
        var noise = new NoiseModel
        {
            OneQubitDepolarizing = errors.SingleQubitError, TwoQubitDepolarizing = errors.TwoQubitError,
            ReadoutZeroAsOne = errors.ReadoutError, ReadoutOneAsZero = errors.ReadoutError
        };
        var random = new Random(3);
        var probabilities = new double[4000];
        for (int run = 0; run < probabilities.Length; run++)
        {
            using SimulationResult one = CircuitSimulator.Run(measured, random, new() { Threads = 1 }, noise);
            int[] bits = one.Measurements["m"];
            probabilities[run] = ideal.Probability(bits.Index().Sum(bit => (long)bit.Item << bit.Index));
        }

        FidelityEstimate plain = CrossEntropy.Normalised(CrossEntropy.Linear(probabilities, 10), result.IdealScore);
        double sigma = Math.Sqrt(Math.Pow(plain.StandardError, 2) + Math.Pow(result.Noisy.StandardError, 2));
        Assert.InRange((plain.Value - result.Noisy.Value) / sigma, -4, 4);
    }

    /// <summary>
    /// Errors in the last layers harm only some outputs, so the measured fidelity may lie slightly above the model; here three standard
    /// errors hold both ways.
    /// </summary>
    [Theory]
    [InlineData(17, 16)]
    [InlineData(18, 12)]
    [InlineData(20, 8)]
    public void Run_LargerPatches_StayWithinThreeSigmaOfTheModel(int qubits, int runs)
    {
        RandomCircuit circuit = RandomCircuitGenerator.Draw(DeviceLayout.Willow105.Patch(qubits), new() { Cycles = 14 });
        PatchResult result = PatchExperiment.Run(
            circuit, new() { Shots = 10_000, Trajectories = runs }, null, TestContext.Current.CancellationToken);
        Assert.InRange(result.SigmasFromPrediction, -3, 3);
        Assert.InRange((result.Ideal.Value - result.IdealScore) / result.Ideal.StandardError, -3, 3);
        Assert.InRange(result.Uniform.Value / result.Uniform.StandardError, -3, 3);
    }

    [Fact]
    public void Draw_SingleQubitGates_NeverRepeatOnAQubit()
    {
        RandomCircuit circuit = RandomCircuitGenerator.Draw(DeviceLayout.Willow103(1), new() { Cycles = 40 });
        foreach (IGrouping<int, CircuitGate> qubit in circuit.Gates.Where(gate => gate.Qubits.Count == 1).GroupBy(gate => gate.Qubits[0]))
        {
            Assert.Equal(41, qubit.Count());
            Assert.All(qubit.Zip(qubit.Skip(1)), pair => Assert.NotEqual(pair.First.Name, pair.Second.Name));
        }
    }

    [Fact]
    public void Fidelity_WillowsCircuit_IsAFewTenthsOfAPercent()
    {
        // The spec sheet reports 0.1 % measured; its own error rates give about 0.24 % for 103 qubits and 40 cycles.
        RandomCircuit circuit = RandomCircuitGenerator.Draw(DeviceLayout.Willow103(1), new() { Cycles = 40 });
        Assert.InRange(DigitalErrorModel.Willow.Fidelity(circuit), 0.0021, 0.0027);
    }

    [Fact]
    public void Samples_OneTenthOfAPercent_NeedsTwentyFiveMillionForFiveSigma()
    {
        Assert.Equal(25e6, SampleBudget.Samples(1e-3, 5), 1);
        Assert.Equal(5, SampleBudget.Sigmas(1e-3, 25e6), 1e-9);
        Assert.True(SampleBudget.Samples(1e-3, 5, power: 0.95) > 40e6);
    }

    private static PorterThomas PorterThomasOf(int cycles)
    {
        RandomCircuit circuit = RandomCircuitGenerator.Draw(DeviceLayout.Sycamore53.Patch(12), new() { Cycles = cycles });
        using QuantumState state = StateOf(circuit);
        return PorterThomas.Test([.. Enumerable.Range(0, 1 << 12).Select(index => state.Probability(index))]);
    }

    private static QuantumState StateOf(RandomCircuit circuit)
    {
        var state = new QuantumState(circuit.QubitCount, new() { Precision = Precision.Double });
        state.Apply(circuit.Operations());
        return state;
    }

    private static Complex[] ApplyByDefinition(CircuitGate gate, Complex[] state)
    {
        var result = new Complex[state.Length];
        int size = 1 << gate.Qubits.Count;
        for (int to = 0; to < state.Length; to++)
        {
            for (int from = 0; from < state.Length; from++)
            {
                int moved = gate.Qubits.Aggregate(to ^ from, (bits, qubit) => bits & ~(1 << qubit));
                if (moved == 0)
                    result[to] += gate.Matrix[Local(gate, to) * size + Local(gate, from)] * state[from];
            }
        }

        return result;
    }

    private static int Local(CircuitGate gate, int number) =>
        gate.Qubits.Aggregate(0, (local, qubit) => 2 * local + ((number >> qubit) & 1));
}
