using Chrysalis.Quantum.Decoding.SparseBlossom;
using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.Decoding.Matching;

/// <summary>
/// Exact minimum-weight perfect matching on the detector graph without all-pairs distances: sparse blossom. Source:
/// Higgott and Gidney, "Sparse Blossom: correcting a million errors per core second with minimum-weight matching",
/// arXiv:2303.15933.
/// </summary>
public sealed class MatchingDecoder : Decoder
{
    private readonly MatchingOptions _options;
    private readonly FloodGraph _layout;
    private readonly GraphFlooder _flooder;
    private readonly AlternatingForest _forest;
    private readonly MatchExtractor _extractor;
    private readonly DetectorPaths _paths;
    private readonly EventSet _allEvents;
    private readonly EventSet _decidingEvents;
    private readonly NegativeEdges _negative;
    private readonly Correction _correction;
    private readonly List<int> _edges = [];

    /// <summary>Creates a decoder.</summary>
    /// <param name="graph">The graph to match on.</param>
    /// <param name="options">How weights become whole numbers; null for PyMatching's way.</param>
    public MatchingDecoder(MatchingGraph graph, MatchingOptions? options = null)
        : base(graph)
    {
        _options = options ?? new MatchingOptions();
        _layout = new FloodGraph(graph, _options);
        _flooder = new GraphFlooder(_layout.Nodes, _layout.Neighbors);
        _forest = new AlternatingForest(_flooder);
        _extractor = new MatchExtractor(_flooder);
        _paths = new DetectorPaths(graph, _layout);
        _negative = new NegativeEdges(graph);
        _correction = new Correction(graph.Edges.Count);
        _allEvents = new EventSet(graph, null);
        _decidingEvents = new EventSet(graph, DecidingDetectors.Of(graph));
    }

    /// <summary>The layout that correlated matching reweighs between its passes.</summary>
    internal FloodGraph Layout => _layout;

    /// <summary>Predicts the observables that flipped. Parts of the graph that no observable crosses cannot change the
    /// prediction and are not matched.</summary>
    /// <inheritdoc/>
    public override void Predict(ReadOnlySpan<int> events, Span<ulong> observables)
    {
        Solve(_decidingEvents.Of(events));
        Observe(observables);
    }

    /// <summary>Predicts the observables that flipped and weighs the solution; every part of the graph is matched.</summary>
    /// <param name="events">The detectors that fired, each at most once, in any order.</param>
    /// <param name="observables">Receives the prediction, <see cref="MatchingGraph.ObservableWords"/> words.</param>
    /// <returns>The weight of the solution, exact up to the weights' division into whole numbers.</returns>
    /// <exception cref="DecodingException">As for <see cref="Decoder.Predict"/>.</exception>
    public double PredictAndWeigh(ReadOnlySpan<int> events, Span<ulong> observables)
    {
        Solve(_allEvents.Of(events));
        Observe(observables);
        return _negative.Weight + _layout.Scale.Real(_extractor.Length);
    }

    /// <inheritdoc/>
    public override double Correct(ReadOnlySpan<int> events, ICollection<int> edges)
    {
        Solve(_allEvents.Of(events));
        _correction.Toggle(_negative.Edges);
        TogglePaths();
        return _correction.Take(edges, Graph);
    }

    /// <inheritdoc/>
    public override Decoder Fork() => new MatchingDecoder(Graph, _options);

    private void Solve(ReadOnlySpan<int> events)
    {
        if (!_forest.Match(events))
        {
            _flooder.ResetAll();
            throw new DecodingException($"No errors of the model explain these {events.Length} detection events: "
                + "a part of the graph without a boundary holds an odd number of them.");
        }
        _extractor.Extract(events);
    }

    private void Observe(Span<ulong> observables)
    {
        _negative.Observables.CopyTo(observables);
        if (Graph.ObservableCount <= 64)
        {
            observables[0] ^= _extractor.Observables;
            return;
        }
        TogglePaths();
        _edges.Clear();
        _correction.Take(_edges, Graph);
        foreach (int edge in _edges)
            BitSets.Flip(observables, Graph.ObservablesOf(edge));
    }

    private void TogglePaths()
    {
        foreach ((int from, int to) in _extractor.Pairs)
        {
            _edges.Clear();
            _paths.Append(from, to, _edges);
            _correction.Toggle(_edges);
        }
    }
}
