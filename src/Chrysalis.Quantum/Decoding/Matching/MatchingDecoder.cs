using Chrysalis.Quantum.Decoding.SparseBlossom;
using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.Decoding.Matching;

/// <summary>
/// Exact minimum-weight perfect matching on the detector graph without all-pairs distances: sparse blossom. Source:
/// Higgott and Gidney, "Sparse Blossom: correcting a million errors per core second with minimum-weight matching",
/// arXiv:2303.15933. Not for several threads at once, which it refuses: each takes its own <see cref="Fork"/>.
/// </summary>
public sealed class MatchingDecoder : GraphDecoder
{
    private readonly MatchingOptions options;
    private readonly FloodGraph layout;
    private readonly GraphFlooder flooder;
    private readonly AlternatingForest forest;
    private readonly MatchExtractor extractor;
    private readonly DetectorPaths paths;
    private readonly EventSet allEvents;
    private readonly EventSet decidingEvents;
    private readonly NegativeEdges negative;
    private readonly Correction correction;
    private readonly List<int> edges = [];
    private readonly SoleUse sole = new(nameof(MatchingDecoder));

    /// <summary>Creates a decoder.</summary>
    /// <param name="graph">The graph to match on.</param>
    /// <param name="options">How weights become whole numbers; null for PyMatching's way.</param>
    public MatchingDecoder(MatchingGraph graph, MatchingOptions? options = null)
        : base(graph)
    {
        this.options = options ?? new MatchingOptions();
        layout = new FloodGraph(graph, this.options);
        flooder = new GraphFlooder(layout.Nodes, layout.Neighbors);
        forest = new AlternatingForest(flooder);
        extractor = new MatchExtractor(flooder);
        paths = new DetectorPaths(graph, layout);
        negative = new NegativeEdges(graph);
        correction = new Correction(graph.Edges.Count);
        allEvents = new EventSet(graph, null);
        decidingEvents = new EventSet(graph, DecidingDetectors.Of(graph));
    }

    /// <summary>The layout that correlated matching reweighs between its passes.</summary>
    internal FloodGraph Layout => layout;

    /// <summary>Predicts the observables that flipped. Parts of the graph that no observable crosses cannot change the
    /// prediction and are not matched.</summary>
    /// <inheritdoc/>
    public override void Predict(ReadOnlySpan<int> events, Span<ulong> observables)
    {
        using SoleUse.Scope use = sole.Enter();
        Solve(decidingEvents.Of(events));
        Observe(observables);
    }

    /// <summary>Predicts the observables that flipped and weighs the solution; every part of the graph is matched.</summary>
    /// <param name="events">The detectors that fired, each at most once, in any order.</param>
    /// <param name="observables">Receives the prediction, <see cref="MatchingGraph.ObservableWords"/> words.</param>
    /// <returns>The weight of the solution, exact up to the weights' division into whole numbers.</returns>
    /// <exception cref="DecodingException">As for <see cref="Decoder.Predict"/>.</exception>
    public double PredictAndWeigh(ReadOnlySpan<int> events, Span<ulong> observables)
    {
        using SoleUse.Scope use = sole.Enter();
        Solve(allEvents.Of(events));
        Observe(observables);
        return negative.Weight + layout.Scale.Real(extractor.Length);
    }

    /// <inheritdoc/>
    public override double Correct(ReadOnlySpan<int> events, ICollection<int> edges)
    {
        using SoleUse.Scope use = sole.Enter();
        Solve(allEvents.Of(events));
        correction.Toggle(negative.Edges);
        TogglePaths();
        return correction.Take(edges, Graph);
    }

    /// <inheritdoc/>
    public override Decoder Fork() => new MatchingDecoder(Graph, options);

    private void Solve(ReadOnlySpan<int> events)
    {
        if (!forest.Match(events))
        {
            flooder.ResetAll();
            throw new DecodingException($"No errors of the model explain these {events.Length} detection events: "
                + "a part of the graph without a boundary holds an odd number of them.");
        }
        extractor.Extract(events);
    }

    private void Observe(Span<ulong> observables)
    {
        if (Graph.ObservableCount == 0)
        {
            observables.Clear();
            return;
        }
        negative.Observables.CopyTo(observables);
        if (Graph.ObservableCount <= 64)
        {
            observables[0] ^= extractor.Observables;
            return;
        }
        TogglePaths();
        edges.Clear();
        correction.Take(edges, Graph);
        foreach (int edge in edges)
            BitSets.Flip(observables, Graph.ObservablesOf(edge));
    }

    private void TogglePaths()
    {
        foreach ((int from, int to) in extractor.Pairs)
        {
            edges.Clear();
            paths.Append(from, to, edges);
            correction.Toggle(edges);
        }
    }
}
