using Chrysalis.Quantum.Decoding.Streams;

namespace Chrysalis.Quantum.MemoryExperiment.Willow;

/// <summary>What of a data set is decoded, and how.</summary>
public sealed record WillowDataOptions
{
    /// <summary>The data set's folder, or any folder inside it.</summary>
    public required string Folder { get; init; }

    /// <summary>Decoders, each run on every experiment.</summary>
    public IReadOnlyList<DecoderKind> Decoders { get; init; } = [DecoderKind.Matching, DecoderKind.Correlated];

    /// <summary>
    /// Part of the name of the decoding result whose error_model.dem is the prior; null takes one with "si1000", else the first by name.
    /// </summary>
    public string? Prior { get; init; }

    /// <summary>Threads, at least 1; null for one a core.</summary>
    public int? Workers { get; init; }
}
