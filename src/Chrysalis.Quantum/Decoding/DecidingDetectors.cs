namespace Chrysalis.Quantum.Decoding;

/// <summary>
/// The detectors in connected parts of the graph that some observable crosses. The other parts (those of the other
/// basis in a memory experiment) cannot change a prediction, so prediction passes over them.
/// </summary>
internal static class DecidingDetectors
{
    /// <summary>Marks the deciding detectors; null when all are.</summary>
    public static bool[]? Of(MatchingGraph graph)
    {
        var deciding = new bool[graph.DetectorCount];
        var open = new Stack<int>();
        for (int e = 0; e < graph.Edges.Count; e++)
            if (graph.ObservablesOf(e).ContainsAnyExcept(0UL))
                open.Push(graph.Edges[e].Node1);
        while (open.TryPop(out int node))
        {
            if (deciding[node])
                continue;
            deciding[node] = true;
            foreach (int edge in graph.Incidence.Of(node))
            {
                MatchingEdge e = graph.Edges[edge];
                int next = e.Node1 == node ? e.Node2 : e.Node1;
                if (next != MatchingGraph.Boundary)
                    open.Push(next);
            }
        }
        return deciding.Contains(false) ? deciding : null;
    }
}
