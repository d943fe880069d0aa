using Chrysalis.Quantum.Decoding.SparseBlossom;
using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.Decoding.UnionFind;

/// <summary>
/// Union-find decoding: clusters with an odd number of events grow along the weighted edges until they merge with
/// another or reach the boundary; a spanning tree of each cluster is then peeled. Fast and approximate: the correction
/// always explains the events, its weight is never below exact matching's. Sources: Delfosse and Nickerson,
/// arXiv:1709.06218; weighted edges: Huang, Newman, Brown, arXiv:2004.04693.
/// </summary>
public sealed class UnionFindDecoder : Decoder
{
    private readonly MatchingOptions _options;
    private readonly FloodGraph _layout;
    private readonly GraphFlooder _flooder;
    private readonly EventSet _allEvents;
    private readonly EventSet _decidingEvents;
    private readonly NegativeEdges _negative;
    private readonly ClusterForest _forest;
    private readonly Correction _correction;
    private readonly List<int> _edges = [];
    private Cluster[] _clusters = [];
    private int _growing;

    /// <summary>Creates a decoder.</summary>
    /// <param name="graph">The graph to decode on.</param>
    /// <param name="options">How weights become whole numbers; null for the default.</param>
    public UnionFindDecoder(MatchingGraph graph, MatchingOptions? options = null)
        : base(graph)
    {
        _options = options ?? new MatchingOptions();
        _layout = new FloodGraph(graph, _options);
        _flooder = new GraphFlooder(_layout.Nodes, _layout.Neighbors);
        _negative = new NegativeEdges(graph);
        _forest = new ClusterForest(graph.DetectorCount);
        _correction = new Correction(graph.Edges.Count);
        _allEvents = new EventSet(graph, null);
        _decidingEvents = new EventSet(graph, DecidingDetectors.Of(graph));
    }

    /// <inheritdoc/>
    public override void Predict(ReadOnlySpan<int> events, Span<ulong> observables)
    {
        ReadOnlySpan<int> left = _decidingEvents.Of(events);
        Grow(left);
        _negative.Observables.CopyTo(observables);
        if (Graph.ObservableCount <= 64)
        {
            foreach (FloodEvent used in _forest.Peel(left))
                observables[0] ^= used.Edge.Observables;
        }
        else
        {
            TogglePaths(left);
            _edges.Clear();
            _correction.Take(_edges, Graph);
            foreach (int edge in _edges)
                BitSets.Flip(observables, Graph.ObservablesOf(edge));
        }
        Clear(left);
    }

    /// <inheritdoc/>
    public override double Correct(ReadOnlySpan<int> events, ICollection<int> edges)
    {
        ReadOnlySpan<int> left = _allEvents.Of(events);
        Grow(left);
        _correction.Toggle(_negative.Edges);
        TogglePaths(left);
        Clear(left);
        return _correction.Take(edges, Graph);
    }

    /// <inheritdoc/>
    public override Decoder Fork() => new UnionFindDecoder(Graph, _options);

    private void Grow(ReadOnlySpan<int> events)
    {
        _flooder.Reserve(events.Length);
        if (_clusters.Length < events.Length)
            _clusters = new Cluster[2 * events.Length];
        for (int i = 0; i < events.Length; i++)
        {
            _flooder.Seed(events[i]);
            _clusters[i] = new Cluster { Nodes = 1, IsOdd = true };
        }
        _growing = events.Length;
        while (_growing > 0)
        {
            if (!_flooder.TryNext(out FloodEvent happened))
                throw Unexplained(events);
            if (happened.Kind == FloodEventKind.RegionMeetsBoundary)
                ReachBoundary(happened);
            else
                Merge(happened);
        }
    }

    private void ReachBoundary(in FloodEvent happened)
    {
        _forest.Add(happened);
        _clusters[happened.Region].HasBoundary = true;
        _flooder.Stop(happened.Region);
        _growing--;
    }

    private void Merge(in FloodEvent happened)
    {
        _forest.Add(happened);
        (int small, int large) = (happened.Region, happened.Other);
        if (_clusters[small].Nodes > _clusters[large].Nodes)
            (small, large) = (large, small);
        ref Cluster a = ref _clusters[large];
        ref Cluster b = ref _clusters[small];
        _growing -= (a.IsGrowing ? 1 : 0) + (b.IsGrowing ? 1 : 0);
        bool wasGrowing = a.IsGrowing && b.IsGrowing;
        a = new Cluster { Nodes = a.Nodes + b.Nodes, IsOdd = a.IsOdd != b.IsOdd, HasBoundary = a.HasBoundary || b.HasBoundary };
        _flooder.Absorb(small, large);
        if (!a.IsGrowing)
        {
            _flooder.Stop(large);
            return;
        }
        _growing++;
        if (!wasGrowing)
            _flooder.Grow(large);
    }

    private void TogglePaths(ReadOnlySpan<int> events)
    {
        foreach (FloodEvent used in _forest.Peel(events))
        {
            ToggleWay(used.Node);
            if (used.Kind == FloodEventKind.RegionsMeet)
                ToggleWay(used.OtherNode);
            _correction.Toggle([EdgeBetween(used.Node, used.OtherNode)]);
        }
    }

    /// <summary>The way on which a cluster came from its event to a node.</summary>
    private void ToggleWay(int node)
    {
        for (; node != _flooder.Node(node).Source; node = _flooder.Node(node).ArrivedFrom)
            _correction.Toggle([EdgeBetween(node, _flooder.Node(node).ArrivedFrom)]);
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
            _flooder.ClearShell(cluster);
        _flooder.Reset();
    }

    private DecodingException Unexplained(ReadOnlySpan<int> events)
    {
        _forest.Peel(events);
        _flooder.ResetAll();
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
