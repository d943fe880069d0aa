namespace Chrysalis.Quantum.Decoding.SparseBlossom;

/// <summary>One end of an edge as its node sees it.</summary>
internal struct Neighbor
{
    /// <summary>The node at the other end, <see cref="MatchingGraph.Boundary"/> for the boundary.</summary>
    public int Node;

    /// <summary>Length of the edge in even units, at least 0.</summary>
    public int Weight;

    /// <summary>The first 64 observables that the edge flips.</summary>
    public ulong Observables;
}
