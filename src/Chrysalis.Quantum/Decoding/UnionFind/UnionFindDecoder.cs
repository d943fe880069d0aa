using Chrysalis.Quantum.Decoding.SparseBlossom;
using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.Decoding.UnionFind;

/// <summary>
/// Union-find decoding: clusters with an odd number of events grow along the weighted edges until they merge with
/// another or reach the boundary; a spanning tree of each cluster is then peeled. Fast and approximate: the correction
/// always explains the events, its weight is never below exact matching's. Sources: Delfosse and Nickerson,
/// arXiv:1709.06218; weighted edges: Huang, Newman, Brown, arXiv:2004.04693. Not for several threads at once, which it refuses: each
/// takes its own <see cref="Fork"/>.
/// </summary>
public sealed class UnionFindDecoder : GraphDecoder
{
    private readonly MatchingOptions options;
    private readonly FloodGraph layout;
    private readonly GraphFlooder flooder;
    private readonly EventSet allEvents;
    private readonly EventSet decidingEvents;
    private readonly NegativeEdges negative;
    private readonly ClusterForest forest;
    private readonly Correction correction;
    private readonly List<int> edges = [];
    private readonly SoleUse sole = new(nameof(UnionFindDecoder));
    private Cluster[] clusters = [];
    private int growing;

    /// <summary>Creates a decoder.</summary>
    /// <param name="graph">The graph to decode on.</param>
    /// <param name="options">How weights become whole numbers; null for the default.</param>
    public UnionFindDecoder(MatchingGraph graph, MatchingOptions? options = null)
        : base(graph)
    {
        this.options = options ?? new MatchingOptions();
        layout = new FloodGraph(graph, this.options);
        flooder = new GraphFlooder(layout.Nodes, layout.Neighbors);
        negative = new NegativeEdges(graph);
        forest = new ClusterForest(graph.DetectorCount);
        correction = new Correction(graph.Edges.Count);
        allEvents = new EventSet(graph, null);
        decidingEvents = new EventSet(graph, DecidingDetectors.Of(graph));
    }

    /// <inheritdoc/>
    public override void Predict(ReadOnlySpan<int> events, Span<ulong> observables)
    {
        using SoleUse.Scope use = sole.Enter();
        ReadOnlySpan<int> left = decidingEvents.Of(events);
        Grow(left);
        if (Graph.ObservableCount > 0)
            negative.Observables.CopyTo(observables);
        else
            observables.Clear();
        if (Graph.ObservableCount <= 64)
        {
            foreach (FloodEvent used in forest.Peel(left))
                if (!observables.IsEmpty)
                    observables[0] ^= used.Edge.Observables;
        }
        else
        {
            TogglePaths(left);
            edges.Clear();
            correction.Take(edges, Graph);
            foreach (int edge in edges)
                BitSets.Flip(observables, Graph.ObservablesOf(edge));
        }
        Clear(left);
    }

    /// <inheritdoc/>
    public override double Correct(ReadOnlySpan<int> events, ICollection<int> edges)
    {
        using SoleUse.Scope use = sole.Enter();
        ReadOnlySpan<int> left = allEvents.Of(events);
        Grow(left);
        correction.Toggle(negative.Edges);
        TogglePaths(left);
        Clear(left);
        return correction.Take(edges, Graph);
    }

    /// <inheritdoc/>
    public override Decoder Fork() => new UnionFindDecoder(Graph, options);

    private void Grow(ReadOnlySpan<int> events)
    {
        flooder.Reserve(events.Length);
        if (clusters.Length < events.Length)
            clusters = new Cluster[2 * events.Length];
        for (int i = 0; i < events.Length; i++)
        {
            flooder.Seed(events[i]);
            clusters[i] = new Cluster { Nodes = 1, IsOdd = true };
        }
        growing = events.Length;
        while (growing > 0)
        {
            if (!flooder.TryNext(out FloodEvent happened))
                throw Unexplained(events);
            if (happened.Kind == FloodEventKind.RegionMeetsBoundary)
                ReachBoundary(happened);
            else
                Merge(happened);
        }
    }

    private void ReachBoundary(in FloodEvent happened)
    {
        forest.Add(happened);
        clusters[happened.Region].HasBoundary = true;
        flooder.Stop(happened.Region);
        growing--;
    }

    private void Merge(in FloodEvent happened)
    {
        forest.Add(happened);
        (int small, int large) = (happened.Region, happened.Other);
        if (clusters[small].Nodes > clusters[large].Nodes)
            (small, large) = (large, small);
        ref Cluster a = ref clusters[large];
        ref Cluster b = ref clusters[small];
        growing -= (a.IsGrowing ? 1 : 0) + (b.IsGrowing ? 1 : 0);
        bool wasGrowing = a.IsGrowing && b.IsGrowing;
        a = new Cluster { Nodes = a.Nodes + b.Nodes, IsOdd = a.IsOdd != b.IsOdd, HasBoundary = a.HasBoundary || b.HasBoundary };
        flooder.Absorb(small, large);
        if (!a.IsGrowing)
        {
            flooder.Stop(large);
            return;
        }
        growing++;
        if (!wasGrowing)
            flooder.Grow(large);
    }

    private void TogglePaths(ReadOnlySpan<int> events)
    {
        foreach (FloodEvent used in forest.Peel(events))
        {
            ToggleWay(used.Node);
            if (used.Kind == FloodEventKind.RegionsMeet)
                ToggleWay(used.OtherNode);
            correction.Toggle([EdgeBetween(used.Node, used.OtherNode)]);
        }
    }

    /// <summary>The way on which a cluster came from its event to a node.</summary>
    private void ToggleWay(int node)
    {
        for (; node != flooder.Node(node).Source; node = flooder.Node(node).ArrivedFrom)
            correction.Toggle([EdgeBetween(node, flooder.Node(node).ArrivedFrom)]);
    }

    private int EdgeBetween(int node, int other)
    {
        foreach (int edge in Graph.Incidence.Of(node))
            if (Graph.Edges[edge].Node1 == other || Graph.Edges[edge].Node2 == other)
                return edge;
        throw new InvalidOperationException($"No edge joins the nodes {node} and {other} of a grown cluster.");
    }

    private void Clear(ReadOnlySpan<int> events)
    {
        for (int cluster = 0; cluster < events.Length; cluster++)
            flooder.ClearShell(cluster);
        flooder.Reset();
    }

    private DecodingException Unexplained(ReadOnlySpan<int> events)
    {
        forest.Peel(events);
        flooder.ResetAll();
        return new DecodingException($"No errors of the model explain these {events.Length} detection events: "
            + "a part of the graph without a boundary holds an odd number of them.");
    }

    private struct Cluster
    {
        public int Nodes;
        public bool IsOdd;
        public bool HasBoundary;

        public readonly bool IsGrowing => IsOdd && !HasBoundary;
    }
}
