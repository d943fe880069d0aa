using Chrysalis.Quantum.Decoding;

namespace Chrysalis.Quantum.Tests.Decoding.Reference;

/// <summary>Small random graphs and syndromes.</summary>
internal static class RandomGraph
{
    /// <summary>A graph with whole weights drawn from a range; few distinct weights make many ties and blossoms.</summary>
    public static MatchingGraph Create(
        Random random, int nodes, int edges, double boundary, int minWeight, int maxWeight, int observables = 3)
    {
        var builder = new MatchingGraphBuilder(nodes, observables);
        var taken = new HashSet<(int, int)>();
        for (int i = 0; i < edges; i++)
        {
            int a = random.Next(nodes);
            int b = random.NextDouble() < boundary ? MatchingGraph.Boundary : random.Next(nodes);
            if (a != b && taken.Add((Math.Max(a, b), Math.Min(a, b))))
                builder.AddEdge(a, b, random.Next(minWeight, maxWeight + 1), random.Next(observables));
        }
        return builder.Build();
    }

    /// <summary>Distinct detectors, in random order.</summary>
    public static int[] Events(Random random, MatchingGraph graph, int most)
    {
        int[] all = [.. Enumerable.Range(0, graph.DetectorCount)];
        random.Shuffle(all);
        return all[..random.Next(Math.Min(most, graph.DetectorCount) + 1)];
    }

    /// <summary>The detectors that a set of edges flips, sorted.</summary>
    public static int[] Syndrome(MatchingGraph graph, IEnumerable<int> edges)
    {
        var set = new HashSet<int>();
        foreach (int edge in edges)
            foreach (int node in (int[])[graph.Edges[edge].Node1, graph.Edges[edge].Node2])
                if (node >= 0 && !set.Remove(node))
                    set.Add(node);
        return [.. set.Order()];
    }

    /// <summary>The observables that a set of edges flips.</summary>
    public static ulong[] Observables(MatchingGraph graph, IEnumerable<int> edges)
    {
        var flips = new ulong[graph.ObservableWords];
        foreach (int edge in edges)
            for (int w = 0; w < flips.Length; w++)
                flips[w] ^= graph.ObservablesOf(edge)[w];
        return flips;
    }
}
