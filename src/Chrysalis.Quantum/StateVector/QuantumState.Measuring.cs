using System.Numerics;
using Chrysalis.Foundation.Lifetimes;
using Chrysalis.Quantum.StateVector.Storage;

namespace Chrysalis.Quantum.StateVector;

/// <summary>Probabilities, samples, measurements, expectation values.</summary>
public sealed partial class QuantumState
{
    /// <summary>Sum of all probabilities: 1 but for rounding.</summary>
    public double Norm() => SumSquares(0, 0);

    /// <summary>Probability of a basis state.</summary>
    public double Probability(long basisState)
    {
        Complex amplitude = this[basisState];
        return amplitude.Real * amplitude.Real + amplitude.Imaginary * amplitude.Imaginary;
    }

    /// <summary>Probability that a qubit is measured as 1.</summary>
    public double ProbabilityOfOne(int qubit)
    {
        long bit = 1L << CheckedQubit(qubit);
        return SumSquares(bit, bit);
    }

    /// <summary>Measures one qubit, and leaves the state that the result implies.</summary>
    /// <returns>0 or 1.</returns>
    public int Measure(int qubit, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        using Lifetime.Use use = lifetime.Hold();
        double norm = Norm(), one = ProbabilityOfOne(qubit);
        int result = random.NextDouble() * norm < one ? 1 : 0;
        long bit = 1L << qubit;
        double probability = result == 1 ? one : norm - one;
        ParallelRanges.Run(
            Count, Options.Threads, (start, end) => amplitudes.Project(start, end, bit, result == 1 ? bit : 0, 1 / Math.Sqrt(probability)));
        return result;
    }

    /// <summary>Measures a qubit and flips it if it is 1.</summary>
    public void Reset(int qubit, Random random)
    {
        if (Measure(qubit, random) == 1)
            Apply(Circuits.Gates.X, qubit);
    }

    /// <summary>
    /// Draws basis states by their probabilities without changing the state or copying it: one pass over the amplitudes.
    /// </summary>
    /// <param name="count">Number of samples, from 0.</param>
    /// <param name="random">Source of chance; equal seeds give equal samples.</param>
    /// <returns>Basis states in random order.</returns>
    public long[] Sample(int count, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(random);
        using Lifetime.Use use = lifetime.Hold();
        double[] pieces = ParallelRanges.Collect(Count, Options.Threads, (start, end) => amplitudes.SumSquares(start, end, 0, 0));
        double total = pieces.Sum();
        var places = new double[count];
        for (int i = 0; i < count; i++)
            places[i] = random.NextDouble() * total;
        Array.Sort(places);
        long[] samples = Find(places, pieces);
        random.Shuffle(samples);
        return samples;
    }

    /// <summary>Expectation value of a product of Pauli operators, from -1 to 1.</summary>
    /// <exception cref="QuantumException">The string names a qubit beyond the state.</exception>
    public double Expectation(PauliString pauli)
    {
        ArgumentNullException.ThrowIfNull(pauli);
        using Lifetime.Use use = lifetime.Hold();
        if (pauli.HighestQubit >= QubitCount)
            throw new QuantumException($"The Pauli string names qubit {pauli.HighestQubit}; the state has 0 to {QubitCount - 1}.");
        Complex[] parts = ParallelRanges.Collect(
            Count, Options.Threads, (start, end) => amplitudes.Correlate(start, end, pauli.FlipMask, pauli.SignMask));
        Complex sum = parts.Aggregate(Complex.Zero, (left, right) => left + right);
        // Y = i X Z, so every Y contributes a factor i.
        return (pauli.YCount & 3) switch { 0 => sum.Real, 1 => -sum.Imaginary, 2 => -sum.Real, _ => sum.Imaginary };
    }

    /// <summary>|inner product|^2 with a state of as many qubits.</summary>
    /// <exception cref="QuantumException">The numbers of qubits differ.</exception>
    public double Fidelity(QuantumState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using Lifetime.Use use = lifetime.Hold(), others = other.lifetime.Hold();
        if (other.QubitCount != QubitCount)
            throw new QuantumException($"States of {QubitCount} and {other.QubitCount} qubits cannot be compared.");
        Complex[] parts = ParallelRanges.Collect(Count, Options.Threads, (start, end) =>
        {
            Complex sum = 0;
            for (long index = start; index < end; index++)
                sum += Complex.Conjugate(amplitudes[index]) * other.amplitudes[index];
            return sum;
        });
        Complex total = parts.Aggregate(Complex.Zero, (left, right) => left + right);
        return total.Real * total.Real + total.Imaginary * total.Imaginary;
    }

    private long[] Find(double[] places, double[] pieces)
    {
        var samples = new long[places.Length];
        int next = 0;
        double before = 0;
        for (int piece = 0; piece < pieces.Length && next < places.Length; piece++)
        {
            double after = before + pieces[piece];
            bool last = piece == pieces.Length - 1;
            long index = (long)piece * ParallelRanges.PieceLength, end = Math.Min(Count, index + ParallelRanges.PieceLength);
            double sum = before;
            long possible = -1;
            for (; index < end && next < places.Length && (last || places[next] < after); index++)
            {
                Complex amplitude = amplitudes[index];
                double probability = amplitude.Real * amplitude.Real + amplitude.Imaginary * amplitude.Imaginary;
                sum += probability;
                if (probability > 0)
                    possible = index;
                for (; next < places.Length && places[next] < sum; next++)
                    samples[next] = index;
            }

            // Rounding can leave a place just beyond the piece's sum: it belongs to the last state that can occur there.
            for (; possible >= 0 && next < places.Length && (last || places[next] < after); next++)
                samples[next] = possible;
            before = after;
        }

        return samples;
    }

    private double SumSquares(long mask, long value)
    {
        using Lifetime.Use use = lifetime.Hold();
        return ParallelRanges.Collect(Count, Options.Threads, (start, end) => amplitudes.SumSquares(start, end, mask, value)).Sum();
    }

    private int CheckedQubit(int qubit) => (uint)qubit < (uint)QubitCount
        ? qubit
        : throw new QuantumException($"Qubit {qubit} does not exist: the state has 0 to {QubitCount - 1}.");
}
