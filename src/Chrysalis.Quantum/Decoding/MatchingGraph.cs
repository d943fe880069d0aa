using Chrysalis.Quantum.ErrorModels;

namespace Chrysalis.Quantum.Decoding;

/// <summary>
/// The graph that matching decoders work on: a node a detector, an edge an error, one boundary. At most one edge joins
/// two nodes. Errors that always happen are no edges: what they flip is expected of every shot. Read-only: may be shared
/// between threads and decoders.
/// </summary>
public sealed class MatchingGraph
{
    /// <summary>The number that stands for the boundary where a node is expected.</summary>
    public const int Boundary = -1;

    private readonly ulong[] observables;
    private readonly Lazy<Islands> islands;

    internal MatchingGraph(int detectors, int observables, MatchingEdge[] edges, ulong[] edgeObservables, ExpectedFlips expected)
    {
        DetectorCount = detectors;
        ObservableCount = observables;
        Edges = edges;
        this.observables = edgeObservables;
        Expected = expected;
        Incidence = new Incidence(detectors, edges);
        islands = new(() => new Islands(this));
    }

    /// <summary>Detectors, the nodes.</summary>
    public int DetectorCount { get; }

    /// <summary>Logical observables.</summary>
    public int ObservableCount { get; }

    /// <summary>64-bit words that hold a set of observables; at least 1.</summary>
    public int ObservableWords => WordsFor(ObservableCount);

    /// <summary>The edges, in no particular order.</summary>
    public IReadOnlyList<MatchingEdge> Edges { get; }

    /// <summary>What flips whatever the edges do.</summary>
    internal ExpectedFlips Expected { get; }

    /// <summary>For every node the edges that meet it.</summary>
    internal Incidence Incidence { get; }

    /// <summary>The parts that no boundary touches.</summary>
    internal Islands Islands => islands.Value;

    /// <summary>The observables that an edge flips, lowest bit first.</summary>
    /// <param name="edge">The edge's place in <see cref="Edges"/>.</param>
    public ReadOnlySpan<ulong> ObservablesOf(int edge) => observables.AsSpan(edge * ObservableWords, ObservableWords);

    /// <summary>Builds the graph of a detector error model.</summary>
    /// <param name="model">A model whose errors flip at most two detectors in each component between <c>^</c>.</param>
    /// <exception cref="DecodingException">A component flips three detectors or more, or the
    /// model is too large for memory.</exception>
    /// <remarks>An error of probability 1 flips its detectors and observables, of any number, in every shot: it is no edge.
    /// One that flips observables only cannot be seen and is expected when it is likelier than not. Of the others, each
    /// component becomes an edge of the whole error's probability. Components on the same detectors are independent errors:
    /// p = p1 (1 - p2) + p2 (1 - p1), as in PyMatching; where they differ in their observables, the likeliest set stays.</remarks>
    public static MatchingGraph FromModel(DetectorErrorModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return MatchingGraphBuilder.FromModel(model).Build();
    }

    internal static int WordsFor(int bits) => Math.Max(1, (bits + 63) / 64);
}
