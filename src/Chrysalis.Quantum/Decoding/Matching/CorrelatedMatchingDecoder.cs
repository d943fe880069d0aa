using Chrysalis.Quantum.ErrorModels;

namespace Chrysalis.Quantum.Decoding.Matching;

/// <summary>
/// Matching in two passes for errors that flip detectors of several edges at once, such as Y: the edges of the first
/// pass's solution make the edges that share an error with them likelier, and the second pass matches with these
/// weights. Sources: Fowler, "Optimal complexity correction of correlated errors in the surface code",
/// arXiv:1310.0863; PyMatching's enable_correlations.
/// </summary>
public sealed class CorrelatedMatchingDecoder : Decoder
{
    private readonly EdgeCorrelations _correlations;
    private readonly MatchingOptions _options;
    private readonly MatchingDecoder _matching;
    private readonly List<int> _firstPass = [];
    private readonly List<(int Edge, int Length)> _changed = [];

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
        _correlations = correlations;
        _options = options;
        _matching = new MatchingDecoder(correlations.Graph, options);
    }

    /// <inheritdoc/>
    public override void Predict(ReadOnlySpan<int> events, Span<ulong> observables)
    {
        Reweigh(events);
        try
        {
            _matching.Predict(events, observables);
        }
        finally
        {
            Restore();
        }
    }

    /// <inheritdoc/>
    public override double Correct(ReadOnlySpan<int> events, ICollection<int> edges)
    {
        Reweigh(events);
        try
        {
            return _matching.Correct(events, edges);
        }
        finally
        {
            Restore();
        }
    }

    /// <inheritdoc/>
    public override Decoder Fork() => new CorrelatedMatchingDecoder(_correlations, _options);

    private void Reweigh(ReadOnlySpan<int> events)
    {
        _firstPass.Clear();
        _matching.Correct(events, _firstPass);
        foreach (int edge in _firstPass)
            foreach ((int other, double weight) in _correlations.Of(edge))
            {
                int length = _matching.Layout.Scale.Magnitude(weight);
                int now = _matching.Layout.Length(other);
                if (length >= now)
                    continue;
                _changed.Add((other, now));
                _matching.Layout.SetLength(other, length);
            }
    }

    /// <summary>Undoes the changes, last one first: an edge may have changed twice.</summary>
    private void Restore()
    {
        for (int i = _changed.Count - 1; i >= 0; i--)
            _matching.Layout.SetLength(_changed[i].Edge, _changed[i].Length);
        _changed.Clear();
    }
}
