namespace Chrysalis.Quantum.Decoding;

/// <summary>
/// A decoder that finds a correction on a matching graph: edges whose errors together explain the events. Not for several threads at once:
/// each takes its own <see cref="Decoder.Fork"/>.
/// </summary>
public abstract class GraphDecoder : Decoder
{
    /// <summary>Begins a decoder.</summary>
    /// <param name="graph">The graph that is decoded on.</param>
    protected GraphDecoder(MatchingGraph graph)
        : base((graph ?? throw new ArgumentNullException(nameof(graph))).DetectorCount, graph.ObservableCount) => Graph = graph;

    /// <summary>The graph that is decoded on.</summary>
    public MatchingGraph Graph { get; }

    /// <summary>Finds a correction: edges of the graph whose errors, together with those that always happen, explain the events.</summary>
    /// <param name="events">The detectors that fired, each at most once, in any order.</param>
    /// <param name="edges">Receives places in <see cref="MatchingGraph.Edges"/>, each at most once.</param>
    /// <returns>The sum of the edges' weights.</returns>
    /// <exception cref="DecodingException">As for <see cref="Decoder.Predict"/>.</exception>
    public abstract double Correct(ReadOnlySpan<int> events, ICollection<int> edges);
}
