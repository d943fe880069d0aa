namespace Chrysalis.Quantum.Mining;

/// <summary>The network that a quantum miner races against.</summary>
/// <param name="ExpectedHashesPerBlock">Double hashes that a block takes on average (the article's D); at least 1.</param>
public sealed record MiningNetwork(double ExpectedHashesPerBlock)
{
    /// <summary>Time between blocks that the protocol aims at, seconds: the article's 1/lambda0.</summary>
    public const double BlockIntervalSeconds = 600;

    /// <summary>Blocks between two adjustments of the difficulty.</summary>
    public const int RetargetBlocks = 2016;

    /// <summary>Hashes a block at difficulty 1: 2^256 over the first target, 0xFFFF 2^208.</summary>
    public const double HashesAtDifficultyOne = 4_295_032_833.0;

    /// <summary>
    /// Difficulty since 20 February 2026, about 1.03e21 hashes a second (difficulty and rate as reported that day on Binance Square, post
    /// 294063283548257).
    /// </summary>
    public const double ReferenceDifficulty = 144.4e12;

    /// <summary>Where <see cref="ReferenceDifficulty"/> is from.</summary>
    public const string ReferenceSource = "difficulty 144.4 T since 20 February 2026 (Binance Square, post 294063283548257)";

    /// <summary>Double hashes a second of the whole network: D lambda0.</summary>
    public double HashesPerSecond => ExpectedHashesPerBlock / BlockIntervalSeconds;

    /// <summary>The network at a difficulty as block explorers state it.</summary>
    /// <exception cref="QuantumException">Not between 1 and 1e40.</exception>
    public static MiningNetwork AtDifficulty(double difficulty) => difficulty is >= 1 and <= 1e40
        ? new(difficulty * HashesAtDifficultyOne)
        : throw new QuantumException($"A difficulty is a number from 1 to 1e40, not {difficulty}.");
}
