using Chrysalis.Quantum.Decoding;

namespace Chrysalis.Quantum.Tests.Decoding.Reference;

/// <summary>
/// The plain twin of sparse blossom for weights of at least 0: distances by Dijkstra from every event, then the best
/// way to match each subset of the events, the boundary included.
/// </summary>
internal static class ExactMatcher
{
    /// <summary>The least weight that explains the events; infinity when nothing does.</summary>
    public static double Weight(MatchingGraph graph, IReadOnlyList<int> events)
    {
        ILookup<int, MatchingEdge> edgesAt = graph.Edges.SelectMany(e => new[] { (e.Node1, e), (e.Node2, e) })
            .ToLookup(end => end.Item1, end => end.e);
        double[][] distances = [.. events.Select(e => Distances(graph, edgesAt, e))];
        var best = new double[1 << events.Count];
        for (int set = 1; set < best.Length; set++)
        {
            int first = System.Numerics.BitOperations.TrailingZeroCount(set);
            int rest = set & (set - 1);
            best[set] = best[rest] + distances[first][graph.DetectorCount];
            for (int other = first + 1; other < events.Count; other++)
                if ((rest >> other & 1) == 1)
                    best[set] = Math.Min(best[set], best[rest & ~(1 << other)] + distances[first][events[other]]);
        }
        return best[^1];
    }

    /// <summary>Distances from a node to all others and, last, to the boundary, which no path crosses.</summary>
    private static double[] Distances(MatchingGraph graph, ILookup<int, MatchingEdge> edgesAt, int from)
    {
        var distances = new double[graph.DetectorCount + 1];
        Array.Fill(distances, double.PositiveInfinity);
        var queue = new PriorityQueue<int, double>();
        queue.Enqueue(from, distances[from] = 0);
        while (queue.TryDequeue(out int node, out double distance))
        {
            if (node == graph.DetectorCount || distance > distances[node])
                continue;
            foreach (MatchingEdge e in edgesAt[node])
            {
                int next = e.Node1 == node ? e.Node2 : e.Node1;
                next = next == MatchingGraph.Boundary ? graph.DetectorCount : next;
                if (distance + e.Weight < distances[next])
                    queue.Enqueue(next, distances[next] = distance + e.Weight);
            }
        }
        return distances;
    }
}
