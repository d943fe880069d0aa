namespace Chrysalis.Quantum.Decoding;

/// <summary>For every node the edges that meet it, packed one node after the other, the boundary's edge first.</summary>
internal sealed class Incidence
{
    private readonly int[] _start;
    private readonly int[] _edges;

    public Incidence(int nodes, IReadOnlyList<MatchingEdge> edges)
    {
        _start = new int[nodes + 1];
        foreach (MatchingEdge edge in edges)
        {
            _start[edge.Node1 + 1]++;
            if (edge.Node2 != MatchingGraph.Boundary)
                _start[edge.Node2 + 1]++;
        }
        for (int i = 0; i < nodes; i++)
            _start[i + 1] += _start[i];
        _edges = new int[_start[nodes]];
        int[] next = [.. _start];
        foreach (bool boundary in (bool[])[true, false])
            for (int e = 0; e < edges.Count; e++)
            {
                if (edges[e].Node2 == MatchingGraph.Boundary != boundary)
                    continue;
                _edges[next[edges[e].Node1]++] = e;
                if (!boundary)
                    _edges[next[edges[e].Node2]++] = e;
            }
    }

    /// <summary>The edges that meet a node.</summary>
    public ReadOnlySpan<int> Of(int node) => _edges.AsSpan(_start[node].._start[node + 1]);
}
