using System.Numerics;
using Chrysalis.Quantum.Circuits;
using Chrysalis.Quantum.Shor;
using Chrysalis.Quantum.StateVector;

namespace Chrysalis.Quantum.Tests.Shor;

public class PhaseEstimationTests
{
    private const int Modulus = 21, Base = 2, Bits = 7, RegisterBits = 5;

    [Fact]
    public void Run_RecycledControl_HasTheDistributionOfTheWholeCircuit()
    {
        double[] whole = WholeCircuit();
        for (int outcome = 0; outcome < whole.Length; outcome++)
            Assert.Equal(whole[outcome], Recycled(outcome), 1e-10);
        Assert.Equal(1, whole.Sum(), 1e-10);
    }

    /// <summary>All control qubits at once: Hadamards, base^x y as a permutation, the inverse Fourier transform in gates.</summary>
    private static double[] WholeCircuit()
    {
        const int Controls = (1 << Bits) - 1;
        using var state = new QuantumState(Bits + RegisterBits, new() { Precision = Precision.Double });
        state.SetBasisState(1L << Bits);
        for (int qubit = 0; qubit < Bits; qubit++)
            state.Apply(Gates.H, qubit);
        state.Permute(index =>
        {
            long y = index >> Bits;
            return y >= Modulus
                ? index
                : (index & Controls) | (long)(BigInteger.ModPow(Base, index & Controls, Modulus) * y % Modulus) << Bits;
        });
        for (int i = 0; i < Bits / 2; i++)
            state.Apply(Gates.Swap, i, Bits - 1 - i);
        for (int i = 0; i < Bits; i++)
        {
            for (int j = 0; j < i; j++)
                state.Apply(Gates.CP(-Math.PI / (1 << (i - j))), j, i);
            state.Apply(Gates.H, i);
        }

        var probabilities = new double[1 << Bits];
        for (int index = 0; index < 1 << (Bits + RegisterBits); index++)
            probabilities[index & Controls] += state[index].Magnitude * state[index].Magnitude;
        return probabilities;
    }

    /// <summary>The probability of one outcome, with the recycled qubit forced through its bits.</summary>
    private static double Recycled(int outcome)
    {
        var state = new Complex[Modulus];
        state[1] = 1;
        double probability = 1;
        int rest = outcome;
        PhaseEstimation.Run(state, Bits, InverseTable, zero =>
        {
            bool one = (rest & 1) != 0;
            rest >>= 1;
            probability *= one ? 1 - zero : zero;
            return one;
        }, TestContext.Current.CancellationToken);
        return double.IsNaN(probability) ? 0 : probability;
    }

    private static int[] InverseTable(int power)
    {
        var source = new int[Modulus];
        int factor = (int)BigInteger.ModPow(Base, BigInteger.One << power, Modulus);
        for (int y = 0; y < Modulus; y++)
            source[factor * y % Modulus] = y;
        return source;
    }
}
