namespace Chrysalis.Quantum.Decoding.SparseBlossom;

/// <summary>Finds the edges of a shortest path between two matched detection events, touching only what lies nearer.</summary>
internal sealed class DetectorPaths(MatchingGraph graph, FloodGraph lengths)
{
    private readonly PriorityQueue<int, long> queue = new();
    private readonly long[] distance = Filled(graph.DetectorCount);
    private readonly int[] arrivedBy = new int[graph.DetectorCount];
    private readonly List<int> touched = [];

    /// <summary>Appends the edges of a shortest path; <paramref name="to"/> may be the boundary.</summary>
    public void Append(int from, int to, List<int> path)
    {
        Reach(from, 0, -1);
        long boundary = long.MaxValue;
        (int last, int end) = (-1, to);
        while (queue.TryDequeue(out int node, out long distance) && node != to && distance < boundary)
        {
            if (distance > this.distance[node])
                continue;
            foreach (int edge in graph.Incidence.Of(node))
            {
                MatchingEdge e = graph.Edges[edge];
                int next = e.Node1 == node ? e.Node2 : e.Node1;
                long reached = distance + lengths.Length(edge);
                if (next != MatchingGraph.Boundary)
                    Reach(next, reached, edge);
                else if (to == MatchingGraph.Boundary && reached < boundary)
                    (boundary, last, end) = (reached, edge, node);
            }
        }
        if (last >= 0)
            path.Add(last);
        for (int node = end; node != from;)
        {
            int edge = arrivedBy[node];
            path.Add(edge);
            node = graph.Edges[edge].Node1 == node ? graph.Edges[edge].Node2 : graph.Edges[edge].Node1;
        }
        Forget();
    }

    private void Reach(int node, long distance, int edge)
    {
        if (distance >= this.distance[node])
            return;
        if (this.distance[node] == long.MaxValue)
            touched.Add(node);
        this.distance[node] = distance;
        arrivedBy[node] = edge;
        queue.Enqueue(node, distance);
    }

    private void Forget()
    {
        queue.Clear();
        foreach (int node in touched)
            distance[node] = long.MaxValue;
        touched.Clear();
    }

    private static long[] Filled(int count)
    {
        var distances = new long[count];
        Array.Fill(distances, long.MaxValue);
        return distances;
    }
}
