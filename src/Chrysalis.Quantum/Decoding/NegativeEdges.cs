using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.Decoding;

/// <summary>The edges of negative weight, which matching takes as flipped before it begins.</summary>
internal sealed class NegativeEdges
{
    public NegativeEdges(MatchingGraph graph)
    {
        Edges = [.. Enumerable.Range(0, graph.Edges.Count).Where(e => graph.Edges[e].Weight < 0)];
        Weight = Edges.Sum(e => graph.Edges[e].Weight);
        Observables = [.. graph.Expected.Observables];
        foreach (int edge in Edges)
            BitSets.Flip(Observables, graph.ObservablesOf(edge));
    }

    public int[] Edges { get; }

    public double Weight { get; }

    /// <summary>The observables that they flip together, with those that are expected to flip without them.</summary>
    public ulong[] Observables { get; }
}
