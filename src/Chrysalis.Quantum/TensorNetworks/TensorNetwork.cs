namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>
/// Tensors that share indices; contracting it sums over every index that is not open. An index may belong to more than two tensors (the
/// hyperedge of a diagonal gate). Read-only: may be shared between threads.
/// </summary>
public sealed class TensorNetwork
{
    /// <summary>Creates a network.</summary>
    /// <param name="tensors">At least one tensor.</param>
    /// <param name="open">Indices that the result keeps, in the result's order; each must belong to a tensor.</param>
    /// <exception cref="ArgumentException">No tensor, a tensor of the wrong size, an index twice in one tensor, or an unknown open
    /// index.</exception>
    public TensorNetwork(IReadOnlyList<Tensor> tensors, IReadOnlyList<int> open)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentNullException.ThrowIfNull(open);
        if (tensors.Count == 0)
            throw new ArgumentException("A network needs at least one tensor.", nameof(tensors));
        foreach (Tensor tensor in tensors)
        {
            if (tensor.Values.Length != 1 << tensor.Rank || tensor.Indices.Distinct().Count() != tensor.Rank)
                throw new ArgumentException(
                    $"A tensor of {tensor.Values.Length} entries has the indices {string.Join(", ", tensor.Indices)}.", nameof(tensors));
        }

        (Tensors, Open) = (tensors, open);
        IndexCount = tensors.SelectMany(tensor => tensor.Indices).Append(-1).Max() + 1;
        HashSet<int> known = [.. tensors.SelectMany(tensor => tensor.Indices)];
        if (open.Any(index => !known.Contains(index)))
            throw new ArgumentException("An open index belongs to no tensor.", nameof(open));
    }

    /// <summary>The tensors, in the order of their making.</summary>
    public IReadOnlyList<Tensor> Tensors { get; }

    /// <summary>Indices that the result keeps, in the result's order.</summary>
    public IReadOnlyList<int> Open { get; }

    /// <summary>One more than the largest index.</summary>
    public int IndexCount { get; }
}
