namespace Chrysalis.Studies.Article;

/// <summary>How much each part computes.</summary>
public sealed record ArticleScale
{
    /// <summary>Qubits of the random circuit that is simulated.</summary>
    public int PatchQubits { get; init; } = 14;

    /// <summary>Noisy runs of it.</summary>
    public int NoisyRuns { get; init; } = 60;

    /// <summary>Sweeps of the search for a contraction path of Willow's whole circuit; 0 leaves it out.</summary>
    public int PathSweeps { get; init; } = 300;

    /// <summary>Shots a setting of the surface code.</summary>
    public long MemoryShots { get; init; } = 20_000;

    /// <summary>Bits of the curve's order whose keys are found.</summary>
    public int KeyBits { get; init; } = 6;

    /// <summary>Bits of the nonce that are searched.</summary>
    public int NonceBits { get; init; } = 14;

    /// <summary>Blocks of the simulated race.</summary>
    public long RaceBlocks { get; init; } = 1_000_000;

    /// <summary>Seconds to measure each signature scheme.</summary>
    public double SignatureSeconds { get; init; } = 0.2;

    /// <summary>A few seconds in all.</summary>
    public static ArticleScale Brief { get; } = new()
    {
        PatchQubits = 10, NoisyRuns = 20, PathSweeps = 0, MemoryShots = 2000, KeyBits = 5, NonceBits = 10, RaceBlocks = 100_000,
        SignatureSeconds = 0.02
    };
}
