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

    /// <summary>Checks every value.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="QuantumException">A value is out of its range.</exception>
    public MiningSearchOptions Validated()
    {
        if (Points is < 1 or > 10_000)
            throw new QuantumException($"The curve has 1 to 10000 points, not {Points}.");
        if (Shots is < 1 or > 10_000_000)
            throw new QuantumException($"Each point takes 1 to 10000000 measurements, not {Shots}.");
        if (UnknownCountRuns is < 0 or > 100_000)
            throw new QuantumException(
                $"The searches with an unknown number of solutions are 0 to 100000, not {UnknownCountRuns}.");
        if (ToffoliRate is not (> 0 and < 1e15))
            throw new QuantumException($"The Toffoli rate is a positive number a second, below 1e15, not {ToffoliRate}.");
        return this;
    }
}
