using System.Numerics;
using Chrysalis.Quantum.StateVector.Fusion;
using Chrysalis.Quantum.StateVector.Storage;

namespace Chrysalis.Quantum.StateVector.Kernels;

/// <summary>
/// A matrix laid out for the kernel. A qubit below the lane bits lives inside the vectors: the kernel permutes lanes for it,
/// and the coefficients differ from lane to lane. For any other qubit the vectors themselves are combined.
/// Symbols: l inside qubits, h outside qubits; row r and column (j, p), j over 2^h vectors, p over 2^l lane permutations.
/// </summary>
internal sealed unsafe class PreparedGate<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> coefficients;
    private readonly AlignedBuffer<T>? permutations;

    /// <param name="matrix">The matrix; its qubits are places in the block the kernel works on.</param>
    /// <param name="laneBits">Base-2 logarithm of the vector's lanes.</param>
    public PreparedGate(SmallMatrix matrix, int laneBits)
    {
        InsideCount = matrix.Qubits.Count(qubit => qubit < laneBits);
        int[] outside = [.. matrix.Qubits.Skip(InsideCount).Select(qubit => qubit - laneBits)];
        OutsideCount = outside.Length;
        OutsideMask = outside.Aggregate(0L, (mask, place) => mask | 1L << place);
        Offsets = new long[Rows];
        for (int row = 0; row < Rows; row++)
            for (int bit = 0; bit < outside.Length; bit++)
                Offsets[row] |= (long)(row >> bit & 1) << (outside[bit] + laneBits + 1);
        int lanes = 1 << laneBits;
        int inside = matrix.Qubits.Take(InsideCount).Aggregate(0, (mask, qubit) => mask | 1 << qubit);
        coefficients = new((long)Rows * Columns * 2 * (InsideCount > 0 ? lanes : 1));
        FillCoefficients(matrix, inside, InsideCount > 0 ? lanes : 1);
        if (InsideCount == 0)
            return;
        permutations = new((long)(1 << InsideCount) * lanes);
        FillPermutations(inside, lanes);
    }

    public int InsideCount { get; }

    public int OutsideCount { get; }

    /// <summary>Bits of a vector's number that belong to the gate.</summary>
    public long OutsideMask { get; }

    /// <summary>Where each of the 2^h vectors lies, counted in numbers from the first.</summary>
    public long[] Offsets { get; }

    public int Rows => 1 << OutsideCount;

    public int Columns => 1 << (OutsideCount + InsideCount);

    /// <summary>For each block of rows, for each column, for each row: real and imaginary part, a number or a vector each.</summary>
    public T* Coefficients => coefficients.Pointer;

    public T* Permutations => permutations is null ? null : permutations.Pointer;

    /// <summary>Rows the kernel computes together.</summary>
    public int RowBlock => Math.Min(Rows, 4);

    public void Dispose()
    {
        coefficients.Dispose();
        permutations?.Dispose();
    }

    private void FillCoefficients(SmallMatrix matrix, int inside, int lanes)
    {
        int size = matrix.Dimension, columns = Columns;
        T* target = coefficients.Pointer;
        for (int block = 0; block < Rows; block += RowBlock)
            for (int column = 0; column < columns; column++)
                for (int row = block; row < block + RowBlock; row++, target += 2 * lanes)
                    for (int lane = 0; lane < lanes; lane++)
                    {
                        int own = Gather(lane, inside);
                        Complex entry = matrix.Entries[((row << InsideCount) | own) * size + (column ^ own)];
                        target[lane] = T.CreateTruncating(entry.Real);
                        target[lanes + lane] = T.CreateTruncating(entry.Imaginary);
                    }
    }

    private void FillPermutations(int inside, int lanes)
    {
        for (int p = 0; p < 1 << InsideCount; p++)
            for (int lane = 0; lane < lanes; lane++)
            {
                int source = lane ^ Scatter(p, inside);
                if (sizeof(T) == 4)
                    ((int*)Permutations)[p * lanes + lane] = source;
                else
                    ((long*)Permutations)[p * lanes + lane] = source;
            }
    }

    private static int Gather(int value, int mask)
    {
        int result = 0;
        for (int bit = 0; mask != 0; bit++, mask &= mask - 1)
            result |= (value >> BitOperations.TrailingZeroCount(mask) & 1) << bit;
        return result;
    }

    private static int Scatter(int value, int mask)
    {
        int result = 0;
        for (int bit = 0; mask != 0; bit++, mask &= mask - 1)
            result |= (value >> bit & 1) << BitOperations.TrailingZeroCount(mask);
        return result;
    }
}
