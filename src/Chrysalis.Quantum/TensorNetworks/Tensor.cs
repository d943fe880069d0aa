using System.Numerics;

namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>
/// An array of complex numbers whose every index takes the values 0 and 1. May be shared between threads, while none writes its values.
/// </summary>
public sealed class Tensor
{
    /// <summary>Wraps values without copying them.</summary>
    /// <param name="indices">The names of its indices, each at most once; the first varies slowest.</param>
    /// <param name="values">2^rank entries in row-major order.</param>
    /// <exception cref="ArgumentException">Not as many values as the indices have.</exception>
    public Tensor(IReadOnlyList<int> indices, Complex[] values)
    {
        ArgumentNullException.ThrowIfNull(indices);
        ArgumentNullException.ThrowIfNull(values);
        if (indices.Count > 30 || values.Length != 1 << indices.Count)
            throw new ArgumentException($"{values.Length} values were given; a tensor of {indices.Count} indices has 2^{indices.Count}.");
        (Indices, Values) = (indices, values);
    }

    /// <summary>The names of its indices; the first varies slowest.</summary>
    public IReadOnlyList<int> Indices { get; }

    /// <summary>2^rank entries in row-major order.</summary>
    public Complex[] Values { get; }

    /// <summary>Number of indices.</summary>
    public int Rank => Indices.Count;
}
