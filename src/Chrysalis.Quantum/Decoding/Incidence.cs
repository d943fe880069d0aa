namespace Chrysalis.Quantum.Decoding;

/// <summary>For every node the edges that meet it, packed one node after the other, the boundary's edge first.</summary>
internal sealed class Incidence
{
    private readonly int[] start;
    private readonly int[] edges;

    public Incidence(int nodes, IReadOnlyList<MatchingEdge> edges)
    {
        start = new int[nodes + 1];
        foreach (MatchingEdge edge in edges)
        {
            start[edge.Node1 + 1]++;
            if (edge.Node2 != MatchingGraph.Boundary)
                start[edge.Node2 + 1]++;
        }
        for (int i = 0; i < nodes; i++)
            start[i + 1] += start[i];
        this.edges = new int[start[nodes]];
        int[] next = [.. start];
        foreach (bool boundary in (bool[])[true, false])
            for (int e = 0; e < edges.Count; e++)
            {
                if (edges[e].Node2 == MatchingGraph.Boundary != boundary)
                    continue;
                this.edges[next[edges[e].Node1]++] = e;
                if (!boundary)
                    this.edges[next[edges[e].Node2]++] = e;
            }
    }

    /// <summary>The edges that meet a node.</summary>
    public ReadOnlySpan<int> Of(int node) => edges.AsSpan(start[node]..start[node + 1]);
}
