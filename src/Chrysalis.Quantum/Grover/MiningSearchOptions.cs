namespace Chrysalis.Quantum.Grover;

/// <summary>A search for a block's nonce.</summary>
public sealed record MiningSearchOptions
{
    /// <summary>The block header.</summary>
    public MiningHeader Header { get; init; } = MiningHeader.Parse(MiningHeader.Genesis);

    /// <summary>Bits of the nonce in superposition, 1 to 28.</summary>
    public int Qubits { get; init; } = 16;

    /// <summary>One hash in 2^this counts; null for two bits less than the register, so that about 4 nonces do.</summary>
    public int? DifficultyBits { get; init; }

    /// <summary>Points of the curve beside its start; an even number puts one at the optimum.</summary>
    public int Points { get; init; } = 32;

    /// <summary>Measurements a point.</summary>
    public int Shots { get; init; } = 500;

    /// <summary>Searches that do not know the number of solutions; null for 20 up to 18 qubits and none above.</summary>
    public int? UnknownCountRuns { get; init; }

    /// <summary>Toffoli gates, or layers of them, a second of the machine whose mining speed is estimated.</summary>
    public double ToffoliRate { get; init; } = HashOracleSpeed.DefaultToffoliRate;

    /// <summary>Seed of the measurements.</summary>
    public int Seed { get; init; } = 1;
}
