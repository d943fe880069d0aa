namespace Chrysalis.Quantum.Decoding;

/// <summary>
/// Turns the detection events of a shot into a prediction of the observables that flipped. Not safe for several
/// threads: each takes its own <see cref="Fork"/>. What a decoder answers never depends on earlier shots.
/// </summary>
public abstract class Decoder
{
    private protected Decoder(MatchingGraph graph) => Graph = graph;

    /// <summary>The graph that is decoded on.</summary>
    public MatchingGraph Graph { get; }

    /// <summary>Predicts the observables that flipped.</summary>
    /// <param name="events">The detectors that fired, each at most once, in any order.</param>
    /// <param name="observables">Receives the prediction, <see cref="MatchingGraph.ObservableWords"/> words.</param>
    /// <exception cref="DecodingException">No set of errors explains the events, or an event is no detector of the graph
    /// or stands twice.</exception>
    public abstract void Predict(ReadOnlySpan<int> events, Span<ulong> observables);

    /// <summary>Finds a correction: edges of the graph whose errors together explain the events.</summary>
    /// <param name="events">The detectors that fired, each at most once, in any order.</param>
    /// <param name="edges">Receives places in <see cref="MatchingGraph.Edges"/>, each at most once.</param>
    /// <returns>The sum of the edges' weights.</returns>
    /// <exception cref="DecodingException">As for <see cref="Predict"/>.</exception>
    public abstract double Correct(ReadOnlySpan<int> events, ICollection<int> edges);

    /// <summary>A decoder of the same kind and settings with working memory of its own.</summary>
    public abstract Decoder Fork();
}
