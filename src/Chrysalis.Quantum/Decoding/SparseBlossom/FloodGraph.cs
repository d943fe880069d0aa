namespace Chrysalis.Quantum.Decoding.SparseBlossom;

/// <summary>A matching graph laid out for flooding: pinned arrays, weights in even units, boundary edges first.</summary>
internal sealed class FloodGraph
{
    private readonly int[] places;

    public FloodGraph(MatchingGraph graph, MatchingOptions options)
    {
        Scale = new WeightScale(graph.Edges.Select(e => e.Weight), options.WeightLevels);
        Nodes = GC.AllocateArray<DetectorNode>(graph.DetectorCount + 1, pinned: true);
        int ends = graph.Edges.Sum(e => e.Node2 == MatchingGraph.Boundary ? 1 : 2);
        Neighbors = GC.AllocateArray<Neighbor>(ends + 1, pinned: true);
        places = new int[2 * graph.Edges.Count];
        Array.Fill(places, -1);
        int at = 0;
        for (int node = 0; node < graph.DetectorCount; node++)
        {
            ReadOnlySpan<int> edges = graph.Incidence.Of(node);
            ref DetectorNode n = ref Nodes[node];
            (n.FirstNeighbor, n.Degree) = (at, edges.Length);
            n.Region = n.Top = FillRegion.None;
            n.QueuedTime = n.DesiredTime = long.MaxValue;
            foreach (int edge in edges)
                Place(graph, edge, node, at++);
        }
    }

    public DetectorNode[] Nodes { get; }

    public Neighbor[] Neighbors { get; }

    public WeightScale Scale { get; }

    /// <summary>The length of an edge in even units.</summary>
    public int Length(int edge) => Neighbors[places[2 * edge]].Weight;

    /// <summary>Changes the length of an edge at both its ends; between shots only.</summary>
    public void SetLength(int edge, int length)
    {
        Neighbors[places[2 * edge]].Weight = length;
        if (places[(2 * edge) + 1] >= 0)
            Neighbors[places[(2 * edge) + 1]].Weight = length;
    }

    private void Place(MatchingGraph graph, int edge, int node, int at)
    {
        MatchingEdge e = graph.Edges[edge];
        Neighbors[at] = new Neighbor
        {
            Node = e.Node1 == node ? e.Node2 : e.Node1,
            Weight = Scale.Magnitude(e.Weight),
            Observables = graph.ObservablesOf(edge)[0],
        };
        places[(2 * edge) + (places[2 * edge] < 0 ? 0 : 1)] = at;
    }
}
