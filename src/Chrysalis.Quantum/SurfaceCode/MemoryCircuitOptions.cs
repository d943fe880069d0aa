namespace Chrysalis.Quantum.SurfaceCode;

/// <summary>Which memory circuit to generate.</summary>
public sealed record MemoryCircuitOptions
{
    /// <summary>The largest distance that is generated.</summary>
    public const int MaxDistance = 1000;

    /// <summary>The code and the state it keeps.</summary>
    public MemoryTask Task { get; init; } = MemoryTask.RotatedZ;

    /// <summary>Distance of the code, 2 to <see cref="MaxDistance"/>.</summary>
    public int Distance { get; init; } = 3;

    /// <summary>Rounds of syndrome extraction, at least 1.</summary>
    public long Rounds { get; init; } = 3;

    /// <summary>The noise; none as it stands.</summary>
    public MemoryNoise Noise { get; init; } = new UniformNoise();

    /// <summary>Checks every value.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="QuantumException">A value is out of its range.</exception>
    public MemoryCircuitOptions Validated()
    {
        if (Distance is < 2 or > MaxDistance)
            throw new QuantumException($"Distance {Distance} is not possible: give 2 to {MaxDistance}.");
        if (Rounds is < 1 or > 1L << 40)
            throw new QuantumException($"{Rounds} rounds are not possible: give 1 to 2^40.");
        if (Task == MemoryTask.Repetition && Noise is HardwareNoise)
            throw new QuantumException("Hardware noise is there for surface codes only: give the repetition code uniform noise.");
        Noise.Validated();
        return this;
    }
}
