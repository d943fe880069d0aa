namespace Chrysalis.Quantum.Decoding.SparseBlossom;

/// <summary>A path between two detection events, remembered only by its ends and the observables that it crosses.</summary>
/// <param name="From">Detection event where the path begins.</param>
/// <param name="To">Detection event where it ends, <see cref="MatchingGraph.Boundary"/> at the boundary.</param>
/// <param name="Observables">The first 64 observables crossed.</param>
internal readonly record struct CompressedEdge(int From, int To, ulong Observables)
{
    public CompressedEdge Reversed => new(To, From, Observables);
}
