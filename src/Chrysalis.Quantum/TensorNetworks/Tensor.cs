using System.Numerics;

namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>An array of complex numbers whose every index takes the values 0 and 1.</summary>
/// <param name="Indices">The names of its indices, each at most once; the first varies slowest.</param>
/// <param name="Values">2^rank entries in row-major order.</param>
public sealed record Tensor(IReadOnlyList<int> Indices, Complex[] Values)
{
    /// <summary>Number of indices.</summary>
    public int Rank => Indices.Count;
}
