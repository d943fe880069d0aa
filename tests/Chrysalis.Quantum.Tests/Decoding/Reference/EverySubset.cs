using Chrysalis.Quantum.Decoding;

namespace Chrysalis.Quantum.Tests.Decoding.Reference;

/// <summary>The plainest matcher: tries every set of edges of a small graph, weights of any sign.</summary>
internal static class EverySubset
{
    /// <summary>The least weight that explains the events; infinity when nothing does.</summary>
    public static double Weight(MatchingGraph graph, IReadOnlyList<int> events)
    {
        ulong wanted = events.Aggregate(0UL, (set, e) => set ^ (1UL << e));
        double best = double.PositiveInfinity;
        for (int subset = 0; subset < 1 << graph.Edges.Count; subset++)
        {
            ulong syndrome = 0;
            double weight = 0;
            for (int e = 0; e < graph.Edges.Count; e++)
            {
                if ((subset >> e & 1) == 0)
                    continue;
                MatchingEdge edge = graph.Edges[e];
                weight += edge.Weight;
                syndrome ^= (1UL << edge.Node1) ^ (edge.Node2 < 0 ? 0 : 1UL << edge.Node2);
            }
            if (syndrome == wanted)
                best = Math.Min(best, weight);
        }
        return best;
    }
}
