namespace Chrysalis.Quantum.Grover;

/// <summary>What a search for a block's nonce found.</summary>
public sealed record MiningSearchReport
{
    /// <summary>The header, hexadecimal.</summary>
    public required string Header { get; init; }

    /// <summary>The header's own hash, as block explorers print it.</summary>
    public required string HeaderHash { get; init; }

    /// <summary>Expected hashes for a block at the header's own difficulty.</summary>
    public required double NetworkExpectedHashes { get; init; }

    /// <summary>Seed of the measurements.</summary>
    public required int Seed { get; init; }

    /// <summary>Bits of the nonce in superposition.</summary>
    public required int Qubits { get; init; }

    /// <summary>One hash in 2^this counts.</summary>
    public required int DifficultyBits { get; init; }

    /// <summary>Nonces of the register that solve the scaled difficulty.</summary>
    public required long Solutions { get; init; }

    /// <summary>Iterations to the first maximum.</summary>
    public required long OptimalIterations { get; init; }

    /// <summary>Iterations with the fewest calls on average, repetitions counted.</summary>
    public required long CheapestIterations { get; init; }

    /// <summary>Average calls when measuring at the optimum and repeating after failures; null without solutions.</summary>
    public required double? CallsAtOptimum { get; init; }

    /// <summary>Average calls when measuring early, at <see cref="CheapestIterations"/>; null without solutions.</summary>
    public required double? CallsMeasuringEarly { get; init; }

    /// <summary>Average hashes of a classical search without repetition: (N + 1) / (M + 1).</summary>
    public required double ClassicalCalls { get; init; }

    /// <summary>Searches made without knowing the number of solutions.</summary>
    public required int UnknownCountRuns { get; init; }

    /// <summary>Their mean calls, counted; null without any.</summary>
    public required double? UnknownCountCalls { get; init; }

    /// <summary>The upper bound of theory on these, where it holds.</summary>
    public required double? UnknownCountBound { get; init; }

    /// <summary>A nonce that a measurement gave; null when none is a solution.</summary>
    public required uint? FoundNonce { get; init; }

    /// <summary>The header's hash with that nonce.</summary>
    public required string? FoundHash { get; init; }

    /// <summary>Success over iterations.</summary>
    public required IReadOnlyList<GroverPoint> Points { get; init; }

    /// <summary>The oracle in gates, and how fast a machine calls it.</summary>
    public required HashOracleSpeed Oracle { get; init; }
}
