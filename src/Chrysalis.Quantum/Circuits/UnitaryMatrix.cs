using System.Numerics;

namespace Chrysalis.Quantum.Circuits;

/// <summary>
/// An immutable square complex matrix of 2^k rows that acts on k qubits. The first qubit a gate is applied to is the most significant bit
/// of the row and column number, as the field's textbooks write it (Nielsen and Chuang, section 1.3.2). Read-only: may be shared between
/// threads.
/// </summary>
public sealed class UnitaryMatrix
{
    /// <summary>The largest number of qubits a matrix may act on: 1024 by 1024 entries.</summary>
    public const int MaxQubitCount = 10;

    private const double Tolerance = 1e-6;
    private readonly Complex[] entries;

    private UnitaryMatrix(Complex[] entries, int qubitCount)
    {
        this.entries = entries;
        QubitCount = qubitCount;
    }

    /// <summary>Creates a matrix from its entries in row-major order.</summary>
    /// <param name="entries">4^k entries, k from 1 to <see cref="MaxQubitCount"/>; row-major.</param>
    /// <exception cref="QuantumException">The number of entries is not 4^k, or the matrix is not unitary to 1e-6.</exception>
    public UnitaryMatrix(ReadOnlySpan<Complex> entries)
    {
        int qubits = BitOperations.Log2((uint)Math.Max(1, entries.Length)) / 2;
        if (qubits is < 1 or > MaxQubitCount || entries.Length != 1 << (2 * qubits))
            throw new QuantumException(
                $"A gate's matrix has {entries.Length} entries; it needs 4^k for k qubits, k from 1 to {MaxQubitCount}.");
        this.entries = entries.ToArray();
        QubitCount = qubits;
        double error = (this * Adjoint()).DistanceTo(Identity(qubits));
        if (!(error <= Tolerance))
            throw new QuantumException(
                $"A gate's matrix is not unitary: its product with its adjoint differs from the identity by {error:0.###e0}.");
    }

    /// <summary>Number of qubits k.</summary>
    public int QubitCount { get; }

    /// <summary>Number of rows, 2^k.</summary>
    public int Dimension => 1 << QubitCount;

    /// <summary>The entries in row-major order.</summary>
    public ReadOnlySpan<Complex> Entries => entries;

    /// <summary>The entry in a row and a column, both from 0.</summary>
    public Complex this[int row, int column] => entries[row * Dimension + column];

    /// <summary>The identity on k qubits.</summary>
    public static UnitaryMatrix Identity(int qubitCount)
    {
        var entries = new Complex[1 << (2 * qubitCount)];
        for (int i = 0; i < 1 << qubitCount; i++)
            entries[(i << qubitCount) + i] = Complex.One;
        return new(entries, qubitCount);
    }

    /// <summary>The matrix product: <paramref name="right"/> acts first. Both act on the same number of qubits.</summary>
    public static UnitaryMatrix operator *(UnitaryMatrix left, UnitaryMatrix right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ArgumentOutOfRangeException.ThrowIfNotEqual(left.QubitCount, right.QubitCount);
        int size = left.Dimension;
        var product = new Complex[size * size];
        for (int row = 0; row < size; row++)
        {
            Span<Complex> target = product.AsSpan(row * size, size);
            for (int inner = 0; inner < size; inner++)
            {
                Complex factor = left[row, inner];
                if (factor == Complex.Zero)
                    continue;
                ReadOnlySpan<Complex> source = right.Entries.Slice(inner * size, size);
                for (int column = 0; column < size; column++)
                    target[column] += factor * source[column];
            }
        }

        return new(product, left.QubitCount);
    }

    /// <summary>The conjugate transpose, which undoes the gate.</summary>
    public UnitaryMatrix Adjoint()
    {
        var entries = new Complex[this.entries.Length];
        for (int row = 0; row < Dimension; row++)
            for (int column = 0; column < Dimension; column++)
                entries[column * Dimension + row] = Complex.Conjugate(this[row, column]);
        return new(entries, QubitCount);
    }

    /// <summary>The matrix that acts only where every one of the added, leading qubits is 1.</summary>
    /// <exception cref="QuantumException">More than <see cref="MaxQubitCount"/> qubits.</exception>
    public UnitaryMatrix Controlled(int controlCount = 1)
    {
        int qubits = QubitCount + controlCount;
        if (controlCount < 0 || qubits > MaxQubitCount)
            throw new QuantumException($"A gate on {qubits} qubits is too large: matrices act on at most {MaxQubitCount}.");
        Complex[] entries = Identity(qubits).entries;
        int offset = (1 << qubits) - Dimension;
        for (int row = 0; row < Dimension; row++)
            this.entries.AsSpan(row * Dimension, Dimension).CopyTo(entries.AsSpan(((row + offset) << qubits) + offset));
        return new(entries, qubits);
    }

    /// <summary>The largest absolute difference of two entries.</summary>
    public double DistanceTo(UnitaryMatrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        double largest = 0;
        for (int i = 0; i < entries.Length; i++)
        {
            double difference = Complex.Abs(entries[i] - other.entries[i]);
            // A NaN must not be lost in the comparison.
            if (!(difference <= largest))
                largest = difference;
        }

        return largest;
    }

    /// <summary>Wraps entries that are unitary by construction.</summary>
    internal static UnitaryMatrix FromTrusted(int qubitCount, params Complex[] entries) => new(entries, qubitCount);
}
