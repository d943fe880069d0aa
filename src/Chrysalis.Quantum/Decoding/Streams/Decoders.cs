using Chrysalis.Quantum.Decoding.Matching;
using Chrysalis.Quantum.Decoding.UnionFind;
using Chrysalis.Quantum.ErrorModels;

namespace Chrysalis.Quantum.Decoding.Streams;

/// <summary>The decoders by the names that the command line gives them.</summary>
public static class Decoders
{
    /// <summary>The names: mwpm (exact matching), correlated (matching in two passes) and union-find.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mwpm", "correlated", "union-find"];

    /// <summary>Creates a decoder.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="model">The model to decode with.</param>
    /// <exception cref="DecodingException">No decoder has this name, or the model cannot be matched.</exception>
    public static GraphDecoder Create(string name, DetectorErrorModel model)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(model);
        return name switch
        {
            "mwpm" => new MatchingDecoder(MatchingGraph.FromModel(model)),
            "correlated" => new CorrelatedMatchingDecoder(model),
            "union-find" => new UnionFindDecoder(MatchingGraph.FromModel(model)),
            _ => throw new DecodingException($"'{name}' is not a decoder: {string.Join(", ", Names)} are."),
        };
    }
}
