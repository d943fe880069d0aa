using System.Numerics;
using Chrysalis.Quantum.Circuits;
using Chrysalis.Quantum.StateVector;
using Chrysalis.Quantum.StateVector.Lanes;
using Chrysalis.Quantum.Tests.Circuits;
using Chrysalis.Quantum.Tests.Reference;

namespace Chrysalis.Quantum.Tests.StateVector;

public class QuantumStateTests
{
    private static readonly VectorPath[] Paths = Enum.GetValues<VectorPath>();

    public static TheoryData<int, Precision> Sizes()
    {
        var data = new TheoryData<int, Precision>();
        for (int qubits = 1; qubits <= 12; qubits++)
        {
            data.Add(qubits, Precision.Single);
            data.Add(qubits, Precision.Double);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Apply_RandomCircuit_AgreesWithTheOracleOnEveryPath(int qubits, Precision precision)
    {
        Circuit circuit = DenseSimulator.RandomCircuit(qubits, 40, seed: qubits);
        Complex[] expected = DenseSimulator.Run(circuit);
        foreach (VectorPath path in Paths)
            foreach (int fused in (int[])[1, 3, 4])
            {
                using var state = new QuantumState(qubits, new() { Precision = precision, Path = path, FusedQubits = fused, Threads = 2 });
                state.Apply(circuit);
                AssertClose(expected, state, $"{path}, fused to {fused}");
            }
    }

    /// <summary>Blocks far smaller than the state, and runs of the fewest amplitudes: every qubit moves between memory and block.</summary>
    [Theory]
    [InlineData(Precision.Single, 1)]
    [InlineData(Precision.Single, 2)]
    [InlineData(Precision.Double, 1)]
    [InlineData(Precision.Double, 2)]
    public void Apply_SmallBlocks_AgreesWithTheOracle(Precision precision, int threads)
    {
        Circuit circuit = DenseSimulator.RandomCircuit(12, 60, seed: 77);
        Complex[] expected = DenseSimulator.Run(circuit);
        foreach (VectorPath path in Paths)
            foreach (int fused in (int[])[1, 2, 3, 5, 6])
            {
                using var state = new QuantumState(
                    12,
                    new() { Precision = precision, Path = path, FusedQubits = fused, Threads = threads, BlockQubits = 7, RunQubits = 1 });
                state.Apply(circuit);
                AssertClose(expected, state, $"{path}, fused to {fused}");
            }
    }

    [Theory]
    [MemberData(nameof(GatesTests.All), MemberType = typeof(GatesTests))]
    public void Apply_EveryGateOnEveryPath_AgreesWithTheOracle(Gate gate)
    {
        for (int qubits = gate.QubitCount; qubits <= 7; qubits++)
            foreach (VectorPath path in Paths)
                foreach (Precision precision in Enum.GetValues<Precision>())
                {
                    // The gate on the lowest, on the highest, and on spread qubits in falling order.
                    int[] low = [.. Enumerable.Range(0, gate.QubitCount)], high = [.. low.Select(qubit => qubits - 1 - qubit)];
                    Circuit circuit = Spread(qubits).Add(gate, low).Add(gate, high).Build();
                    using var state = new QuantumState(qubits, new() { Precision = precision, Path = path, FusedQubits = 1 });
                    state.Apply(circuit);
                    AssertClose(DenseSimulator.Run(circuit), state, $"{qubits} qubits, {path}");
                }
    }

    [Fact]
    public void Constructor_BeyondMemory_NamesBothFiguresAtOnce()
    {
        var error = Assert.Throws<QuantumException>(() => new QuantumState(45));
        Assert.Contains("256 TiB", error.Message, StringComparison.Ordinal);
        Assert.Contains("are free", error.Message, StringComparison.Ordinal);
        Assert.Contains("need", Assert.Throws<QuantumException>(() => new QuantumState(105)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_BadOptions_AreRefused()
    {
        Assert.Contains(
            "0", Assert.Throws<QuantumException>(() => new QuantumState(2, new() { Threads = 0 })).Message, StringComparison.Ordinal);
        Assert.Contains(
            "7", Assert.Throws<QuantumException>(() => new QuantumState(2, new() { FusedQubits = 7 })).Message, StringComparison.Ordinal);
        Assert.Contains("at least 1", Assert.Throws<QuantumException>(() => new QuantumState(0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_LargestMatrix_Works()
    {
        // Ten qubits at once, more than a block of the smallest size holds beside its run.
        Circuit circuit = Spread(11).Add(Gates.H.Controlled(9), 10, 0, 9, 1, 8, 2, 7, 3, 6, 4).Build();
        foreach (VectorPath path in Paths)
        {
            using var state = new QuantumState(11, new() { Precision = Precision.Double, Path = path, BlockQubits = 5 });
            state.Apply(circuit);
            AssertClose(DenseSimulator.Run(circuit), state, path.ToString());
        }
    }

    [Fact]
    public void FlipSignsAndPermute_Functions_ActOnBasisStates()
    {
        using var state = new QuantumState(5, new() { Precision = Precision.Double });
        state.Apply(Spread(5).Build());
        Complex[] before = [.. Enumerable.Range(0, 32).Select(index => state[index])];
        state.FlipSigns(index => index % 3 == 0);
        state.Permute(index => (5 * index + 7) % 32);
        for (int index = 0; index < 32; index++)
            Assert.Equal(index % 3 == 0 ? -before[index] : before[index], state[(5 * index + 7) % 32]);
        Assert.Contains(
            "no permutation", Assert.Throws<QuantumException>(() => state.Permute(index => index / 2)).Message, StringComparison.Ordinal);
    }

    private static CircuitBuilder Spread(int qubits)
    {
        var builder = new CircuitBuilder(qubits);
        for (int qubit = 0; qubit < qubits; qubit++)
            builder.Add(Gates.U3(0.7 + 0.3 * qubit, 0.2 * qubit, 0.9 - 0.1 * qubit), qubit);
        return builder;
    }

    private static void AssertClose(Complex[] expected, QuantumState state, string what)
    {
        double largest = Enumerable.Range(0, expected.Length).Max(index => Complex.Abs(expected[index] - state[index]));
        Assert.True(largest < (state.Options.Precision == Precision.Single ? 1e-6 : 1e-12), $"{what}: differs by {largest}");
    }
}
