using Chrysalis.Quantum.ErrorModels;

namespace Chrysalis.Quantum.Decoding.Matching;

/// <summary>
/// Matching in two passes for errors that flip detectors of several edges at once, such as Y: the edges of the first
/// pass's solution make the edges that share an error with them likelier, and the second pass matches with these
/// weights. Sources: Fowler, "Optimal complexity correction of correlated errors in the surface code",
/// arXiv:1310.0863; PyMatching's enable_correlations. Not for several threads at once, which it refuses: each takes its own
/// <see cref="Fork"/>.
/// </summary>
public sealed class CorrelatedMatchingDecoder : GraphDecoder
{
    private readonly EdgeCorrelations correlations;
    private readonly MatchingOptions options;
    private readonly MatchingDecoder matching;
    private readonly List<int> firstPass = [];
    private readonly List<(int Edge, int Length)> changed = [];
    private readonly SoleUse sole = new(nameof(CorrelatedMatchingDecoder));

    /// <summary>Creates a decoder.</summary>
    /// <param name="model">A model decomposed into graph-like components, whose components' joint errors are kept.</param>
    /// <param name="options">How weights become whole numbers; null for the default.</param>
    /// <exception cref="DecodingException">As for <see cref="MatchingGraph.FromModel"/>.</exception>
    public CorrelatedMatchingDecoder(DetectorErrorModel model, MatchingOptions? options = null)
        : this(EdgeCorrelations.Of(model), options ?? new MatchingOptions())
    {
    }

    private CorrelatedMatchingDecoder(EdgeCorrelations correlations, MatchingOptions options)
        : base(correlations.Graph)
    {
        this.correlations = correlations;
        this.options = options;
        matching = new MatchingDecoder(correlations.Graph, options);
    }

    /// <inheritdoc/>
    public override void Predict(ReadOnlySpan<int> events, Span<ulong> observables)
    {
        using SoleUse.Scope use = sole.Enter();
        Reweigh(events);
        try
        {
            matching.Predict(events, observables);
        }
        finally
        {
            Restore();
        }
    }

    /// <inheritdoc/>
    public override double Correct(ReadOnlySpan<int> events, ICollection<int> edges)
    {
        using SoleUse.Scope use = sole.Enter();
        Reweigh(events);
        try
        {
            return matching.Correct(events, edges);
        }
        finally
        {
            Restore();
        }
    }

    /// <inheritdoc/>
    public override Decoder Fork() => new CorrelatedMatchingDecoder(correlations, options);

    private void Reweigh(ReadOnlySpan<int> events)
    {
        firstPass.Clear();
        matching.Correct(events, firstPass);
        foreach (int edge in firstPass)
            foreach ((int other, double weight) in correlations.Of(edge))
            {
                int length = matching.Layout.Scale.Magnitude(weight);
                int now = matching.Layout.Length(other);
                if (length >= now)
                    continue;
                changed.Add((other, now));
                matching.Layout.SetLength(other, length);
            }
    }

    /// <summary>Undoes the changes, last one first: an edge may have changed twice.</summary>
    private void Restore()
    {
        for (int i = changed.Count - 1; i >= 0; i--)
            matching.Layout.SetLength(changed[i].Edge, changed[i].Length);
        changed.Clear();
    }
}
