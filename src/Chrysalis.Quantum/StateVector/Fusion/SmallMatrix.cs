using System.Numerics;

namespace Chrysalis.Quantum.StateVector.Fusion;

/// <summary>
/// A matrix on some qubits on its way through fusion: the qubits ascend, and bit i of a row or column number is the i-th qubit.
/// It need not be unitary, so Kraus operators pass through the same kernels.
/// </summary>
internal sealed record SmallMatrix(int[] Qubits, Complex[] Entries)
{
    public ulong Mask { get; } = Qubits.Aggregate(0UL, (mask, qubit) => mask | 1UL << qubit);

    public int Dimension => 1 << Qubits.Length;

    /// <summary>Reorders a gate's matrix, whose first qubit is the most significant, by ascending qubits.</summary>
    public static SmallMatrix From(ReadOnlySpan<Complex> entries, ReadOnlySpan<int> qubits)
    {
        int[] sorted = qubits.ToArray();
        Array.Sort(sorted);
        int count = qubits.Length, size = 1 << count;
        Span<int> map = size <= 1024 ? stackalloc int[size] : new int[size];
        for (int i = 0; i < size; i++)
        {
            int index = 0;
            for (int bit = 0; bit < count; bit++)
                if ((i >> bit & 1) != 0)
                    index |= 1 << (count - 1 - qubits.IndexOf(sorted[bit]));
            map[i] = index;
        }

        var reordered = new Complex[size * size];
        for (int row = 0; row < size; row++)
            for (int column = 0; column < size; column++)
                reordered[row * size + column] = entries[map[row] * size + map[column]];
        return new(sorted, reordered);
    }

    /// <summary>The identity on ascending qubits.</summary>
    public static SmallMatrix Identity(int[] qubits)
    {
        int size = 1 << qubits.Length;
        var entries = new Complex[size * size];
        for (int i = 0; i < size; i++)
            entries[i * size + i] = Complex.One;
        return new(qubits, entries);
    }

    /// <summary>The same matrix with its qubits elsewhere, in ascending order again.</summary>
    public SmallMatrix Relabel(Func<int, int> place)
    {
        int[] places = [.. Qubits.Select(place)];
        for (int i = 1; i < places.Length; i++)
            if (places[i] < places[i - 1])
                // A gate's matrix has its most significant qubit first.
                return From(Entries, [.. places.Reverse()]);
        return new(places, Entries);
    }

    /// <summary>Lets a matrix on some of the qubits act after this one, in place.</summary>
    public void ApplyAfter(SmallMatrix next)
    {
        int size = Dimension, small = next.Dimension;
        Span<int> offsets = small <= 1024 ? stackalloc int[small] : new int[small];
        for (int i = 0; i < small; i++)
            for (int bit = 0; bit < next.Qubits.Length; bit++)
                offsets[i] |= (i >> bit & 1) << Array.IndexOf(Qubits, next.Qubits[bit]);
        int mask = offsets[small - 1];
        var inputs = new Complex[small];
        for (int column = 0; column < size; column++)
            for (int start = 0; start < size; start++)
            {
                if ((start & mask) != 0)
                    continue;
                for (int i = 0; i < small; i++)
                    inputs[i] = Entries[(start | offsets[i]) * size + column];
                for (int i = 0; i < small; i++)
                    Entries[(start | offsets[i]) * size + column] = Dot(next.Entries.AsSpan(i * small, small), inputs);
            }
    }

    private static Complex Dot(ReadOnlySpan<Complex> row, ReadOnlySpan<Complex> inputs)
    {
        double real = 0, imaginary = 0;
        for (int i = 0; i < row.Length; i++)
        {
            Complex a = row[i], b = inputs[i];
            real += a.Real * b.Real - a.Imaginary * b.Imaginary;
            imaginary += a.Real * b.Imaginary + a.Imaginary * b.Real;
        }

        return new(real, imaginary);
    }
}
