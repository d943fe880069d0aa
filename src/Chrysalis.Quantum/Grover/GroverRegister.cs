using System.Numerics;
using System.Runtime.InteropServices;

namespace Chrysalis.Quantum.Grover;

/// <summary>
/// The exact state of Grover's search (arXiv quant-ph/9605043): one amplitude a basis state. Oracle and diffusion keep the amplitudes real,
/// so they are stored as doubles; one iteration is one pass over memory, which turns the sign of the solutions, reflects about the mean,
/// and sums for the next mean. Not for use from several threads at once.
/// </summary>
public sealed class GroverRegister
{
    private const int WordsABlock = 1 << 10; // 64 Ki amplitudes, 512 KiB
    private readonly SearchOracle oracle;
    private readonly double[] amplitudes;
    private readonly double[] blockSums;
    private readonly long[]? solutions;
    private double signedSum;

    /// <summary>All basis states with equal amplitude.</summary>
    /// <exception cref="QuantumException">The amplitudes do not fit into memory.</exception>
    public GroverRegister(SearchOracle oracle)
    {
        ArgumentNullException.ThrowIfNull(oracle);
        long need = oracle.Size * sizeof(double), there = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (need > there)
            throw new QuantumException(
                $"{oracle.Qubits} qubits take {need >> 20} MiB of amplitudes, and {there >> 20} MiB are there: search a smaller register.");
        this.oracle = oracle;
        amplitudes = new double[oracle.Size];
        blockSums = new double[(oracle.Marks.Length + WordsABlock - 1) / WordsABlock];
        solutions = oracle.MarkedCount <= 1 << 16 ? [.. oracle.Solutions()] : null;
        Reset();
    }

    /// <summary>Oracle calls since the last <see cref="Reset"/>.</summary>
    public long Iterations { get; private set; }

    /// <summary>The amplitudes by basis state.</summary>
    public ReadOnlySpan<double> Amplitudes => amplitudes;

    /// <summary>Probability that a measurement now gives a solution.</summary>
    public double SuccessProbability => (solutions ?? oracle.Solutions()).Sum(state => amplitudes[state] * amplitudes[state]);

    /// <summary>Begins again with all basis states at equal amplitude.</summary>
    public void Reset()
    {
        double uniform = 1 / Math.Sqrt(oracle.Size);
        amplitudes.AsSpan().Fill(uniform);
        signedSum = uniform * (oracle.Size - 2.0 * oracle.MarkedCount);
        Iterations = 0;
    }

    /// <summary>Applies the oracle and the diffusion once.</summary>
    public void Iterate()
    {
        double twiceMean = 2 * signedSum / oracle.Size;
        if (blockSums.Length == 1)
            blockSums[0] = IterateBlock(0, twiceMean);
        else
            Parallel.For(0, blockSums.Length, block => blockSums[block] = IterateBlock(block, twiceMean));
        signedSum = blockSums.Sum();
        Iterations++;
    }

    /// <summary>Measures the register; the state is kept, so that many shots can be drawn from it.</summary>
    public long Measure(Random random) => MeasureMany(random, 1)[0];

    /// <summary>Outcomes of many measurements of the same state, in ascending order, from one pass over the amplitudes.</summary>
    public long[] MeasureMany(Random random, int shots)
    {
        ArgumentNullException.ThrowIfNull(random);
        double[] draws = [.. Enumerable.Range(0, shots).Select(_ => random.NextDouble()).Order()];
        var outcomes = new long[shots];
        double below = 0;
        int drawn = 0;
        for (int state = 0; state < amplitudes.Length && drawn < shots; state++)
        {
            below += amplitudes[state] * amplitudes[state];
            while (drawn < shots && draws[drawn] < below)
                outcomes[drawn++] = state;
        }

        // Rounding may leave the total a hair below 1.
        outcomes.AsSpan(drawn).Fill(amplitudes.Length - 1);
        return outcomes;
    }

    /// <summary>Iterates one block and returns its part of the next signed sum.</summary>
    private double IterateBlock(int block, double twiceMean)
    {
        ReadOnlySpan<ulong> marks = oracle.Marks.Slice(
            block * WordsABlock, Math.Min(WordsABlock, oracle.Marks.Length - block * WordsABlock));
        Span<double> amplitudes = this.amplitudes.AsSpan(
            block * WordsABlock * 64, (int)Math.Min(marks.Length * 64L, this.amplitudes.Length));
        Vector<double> sums = Vector<double>.Zero;
        double sum = 0;
        for (int w = 0; w < marks.Length; w++)
        {
            Span<double> part = amplitudes.Slice(w * 64, Math.Min(64, amplitudes.Length));
            if (marks[w] == 0 && part.Length == 64)
                sums += Reflect(part, twiceMean);
            else
                sum += ReflectMarked(part, marks[w], twiceMean);
        }

        return sum + Vector.Sum(sums);
    }

    private static Vector<double> Reflect(Span<double> part, double twiceMean)
    {
        var mean = new Vector<double>(twiceMean);
        Vector<double> sums = Vector<double>.Zero;
        Span<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(part);
        for (int i = 0; i < vectors.Length; i++)
        {
            vectors[i] = mean - vectors[i];
            sums += vectors[i];
        }

        return sums;
    }

    private static double ReflectMarked(Span<double> part, ulong marks, double twiceMean)
    {
        double sum = 0;
        for (int i = 0; i < part.Length; i++)
        {
            double sign = (marks >> i & 1) != 0 ? -1 : 1;
            part[i] = twiceMean - sign * part[i];
            sum += sign * part[i];
        }

        return sum;
    }
}
