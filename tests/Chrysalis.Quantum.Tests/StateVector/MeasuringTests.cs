using System.Numerics;
using Chrysalis.Quantum.Circuits;
using Chrysalis.Quantum.StateVector;
using Chrysalis.Quantum.Tests.Reference;

namespace Chrysalis.Quantum.Tests.StateVector;

public class MeasuringTests
{
    [Theory]
    [InlineData("X0", "x")]
    [InlineData("Y2 X0 Z1", "xzy")]
    [InlineData("Y0 Y1", "yy")]
    [InlineData("Y0 Y3 Y1", "yyiy")]
    [InlineData("Z4", "iiiiz")]
    public void Expectation_PauliString_AgreesWithTheOracle(string text, string byQubit)
    {
        Circuit circuit = DenseSimulator.RandomCircuit(5, 30, seed: 5);
        Complex[] before = DenseSimulator.Run(circuit), after = before;
        for (int qubit = 0; qubit < byQubit.Length; qubit++)
            after = DenseSimulator.Apply(
                after, (byQubit[qubit] switch { 'x' => Gates.X, 'y' => Gates.Y, 'z' => Gates.Z, _ => Gates.I }).On(qubit));
        double expected = before.Zip(after, (left, right) => (Complex.Conjugate(left) * right).Real).Sum();
        using var state = new QuantumState(5, new() { Precision = Precision.Double });
        state.Apply(circuit);
        Assert.Equal(expected, state.Expectation(PauliString.Parse(text)), 1e-12);
    }

    [Theory]
    [InlineData("A0")]
    [InlineData("X")]
    [InlineData("X99")]
    [InlineData("X0 Z0")]
    public void PauliString_Malformed_IsRefused(string text) => Assert.Throws<QuantumException>(() => PauliString.Parse(text));

    /// <summary>Chi-squared of 20,000 samples over 64 states: below 103.4 with probability 0.999 (63 degrees of freedom).</summary>
    [Fact]
    public void Sample_RandomState_FollowsTheProbabilities()
    {
        Circuit circuit = new CircuitBuilder(6).AddToAll(Gates.Ry(1.1)).Add(Gates.CX, 0, 5).Add(Gates.CX, 3, 2).AddToAll(Gates.Rx(0.6))
            .Build();
        using var state = new QuantumState(6);
        state.Apply(circuit);
        long[] samples = state.Sample(20_000, new Random(1));
        double chi = 0;
        for (int index = 0; index < 64; index++)
        {
            double expected = 20_000 * state.Probability(index);
            chi += Math.Pow(samples.Count(sample => sample == index) - expected, 2) / expected;
        }

        Assert.True(chi < 103.4, $"chi-squared {chi}");
        Assert.Equal(samples, state.Sample(20_000, new Random(1)));
    }

    [Fact]
    public void Sample_ManyPieces_FindsOnlyPossibleStates()
    {
        // 2^18 amplitudes in four pieces; only basis states with three ones at the given qubits can occur.
        Circuit circuit = new CircuitBuilder(18).Add(Gates.H, 17).Add(Gates.CX, 17, 16).Add(Gates.CX, 16, 3).Build();
        using var state = new QuantumState(18);
        state.Apply(circuit);
        long[] samples = state.Sample(1000, new Random(2));
        long ones = 1 << 17 | 1 << 16 | 1 << 3;
        Assert.All(samples, sample => Assert.True(sample == 0 || sample == ones));
        Assert.InRange(samples.Count(sample => sample == ones), 420, 580);
    }

    [Fact]
    public void Measure_EntangledPair_GivesEqualBitsAndLeavesTheBasisState()
    {
        int ones = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            Circuit circuit = new CircuitBuilder(2).Add(Gates.H, 0).Measure("a", 0).Add(Gates.CX, 0, 1).Measure("b", 1, 0).Build();
            using SimulationResult result = CircuitSimulator.Run(circuit, new Random(seed));
            int bit = result.Measurements["a"][0];
            Assert.Equal([bit, bit], result.Measurements["b"]);
            Assert.Equal(1, result.State.Probability(3 * bit), 1e-6);
            ones += bit;
        }

        Assert.InRange(ones, 70, 130);
    }

    [Fact]
    public void Reset_One_BecomesZero()
    {
        Circuit circuit = new CircuitBuilder(1).Add(Gates.X, 0).Reset(0).MeasureAll().Build();
        using SimulationResult result = CircuitSimulator.Run(circuit, new Random(1));
        Assert.Equal([0], result.Measurements["m"]);
    }

    /// <summary>Z decays by 1 - 4p/3 a one-qubit depolarising step; 4000 runs, 4 sigma.</summary>
    [Fact]
    public void Noise_Depolarizing_ShrinksTheExpectationAsTheChannel()
    {
        double mean = MeanZ(new() { OneQubitDepolarizing = 0.15 }, [Gates.I, Gates.I]);
        Assert.Equal(Math.Pow(1 - 4 * 0.15 / 3, 2), mean, 4 / Math.Sqrt(4000) * 0.77);
    }

    /// <summary>An excited qubit decays to population (1 - gamma)^steps.</summary>
    [Fact]
    public void Noise_AmplitudeDamping_DecaysAsTheChannel()
    {
        double mean = MeanZ(new() { AmplitudeDamping = 0.2 }, [Gates.X, Gates.I, Gates.I]);
        Assert.Equal(1 - 2 * Math.Pow(0.8, 3), mean, 4 / Math.Sqrt(4000));
    }

    /// <summary>A superposition under damping: coherence X shrinks by sqrt(1 - gamma) on average, though single runs differ.</summary>
    [Fact]
    public void Noise_AmplitudeDamping_KeepsCoherenceAsTheChannel()
    {
        double sum = 0;
        for (int seed = 0; seed < 4000; seed++)
        {
            Circuit circuit = new CircuitBuilder(1).Add(Gates.H, 0).Build();
            using SimulationResult result = CircuitSimulator.Run(
                circuit, new Random(seed), new() { Precision = Precision.Double }, new() { AmplitudeDamping = 0.36 });
            sum += result.State.Expectation(PauliString.Parse("X0"));
            Assert.Equal(1, result.State.Norm(), 1e-12);
        }

        Assert.Equal(0.8, sum / 4000, 0.03);
    }

    [Fact]
    public void Noise_Readout_FlipsResultsAtItsRate()
    {
        Circuit circuit = new CircuitBuilder(1).Add(Gates.X, 0).MeasureAll().Build();
        int zeros = Enumerable.Range(0, 2000).Count(seed =>
        {
            using SimulationResult result = CircuitSimulator.Run(circuit, new Random(seed), noise: new() { ReadoutOneAsZero = 0.1 });
            return result.Measurements["m"][0] == 0;
        });
        Assert.InRange(zeros, 146, 254);
    }

    [Fact]
    public void Noise_RateBeyondOne_IsRefused() =>
        Assert.Contains(
            "1.5", Assert.Throws<QuantumException>(() => new NoiseModel { AmplitudeDamping = 1.5 }).Message, StringComparison.Ordinal);

    private static double MeanZ(NoiseModel noise, Gate[] gates)
    {
        var builder = new CircuitBuilder(1);
        foreach (Gate gate in gates)
            builder.Add(gate, 0);
        Circuit circuit = builder.Build();
        double sum = 0;
        for (int seed = 0; seed < 4000; seed++)
        {
            using SimulationResult result = CircuitSimulator.Run(
                circuit, new Random(seed), new() { Precision = Precision.Double, Threads = 1 }, noise);
            sum += result.State.Expectation(PauliString.Parse("Z0"));
        }

        return sum / 4000;
    }
}
