using Chrysalis.Quantum.Decoding.Matching;
using Chrysalis.Quantum.Decoding.UnionFind;
using Chrysalis.Quantum.ErrorModels;

namespace Chrysalis.Quantum.Decoding.Streams;

/// <summary>
/// A way to decode: its name, which stands in results, and how a decoder is made of an error model. One of one's own works wherever those
/// of this library do. May be shared between threads where its factory may.
/// </summary>
public sealed class DecoderKind
{
    private readonly Func<DetectorErrorModel, Decoder> make;

    /// <summary>Describes a way to decode.</summary>
    /// <param name="name">A word that no other kind has, such as lookup.</param>
    /// <param name="make">Makes a decoder of a model.</param>
    public DecoderKind(string name, Func<DetectorErrorModel, Decoder> make)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(make);
        (Name, this.make) = (name, make);
    }

    /// <summary>mwpm: exact minimum-weight perfect matching.</summary>
    public static DecoderKind Matching { get; } = new("mwpm", model => new MatchingDecoder(MatchingGraph.FromModel(model)));

    /// <summary>correlated: matching in two passes, the second with the weights that the first one's edges change.</summary>
    public static DecoderKind Correlated { get; } = new("correlated", model => new CorrelatedMatchingDecoder(model));

    /// <summary>union-find: weighted growth of clusters, then peeling.</summary>
    public static DecoderKind UnionFind { get; } = new("union-find", model => new UnionFindDecoder(MatchingGraph.FromModel(model)));

    /// <summary>Those of this library.</summary>
    public static IReadOnlyList<DecoderKind> All { get; } = [Matching, Correlated, UnionFind];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(kind => kind.Name)];

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>One of this library by its name.</summary>
    /// <exception cref="DecodingException">None has this name.</exception>
    public static DecoderKind Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(kind => kind.Name == name)
            ?? throw new DecodingException($"'{name}' is not a decoder: {string.Join(", ", Names)} are.");
    }

    /// <summary>Makes a decoder.</summary>
    /// <param name="model">The model to decode with.</param>
    /// <exception cref="DecodingException">The model cannot be matched.</exception>
    public Decoder Create(DetectorErrorModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return make(model);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
