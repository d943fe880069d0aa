using Chrysalis.Quantum.Timeline;

namespace Chrysalis.Quantum.Migration;

/// <summary>What is asked of a migration.</summary>
public sealed record MigrationOptions
{
    /// <summary>Inputs of the payment that schemes are compared by.</summary>
    public int Inputs { get; init; } = 1;

    /// <summary>Its outputs.</summary>
    public int Outputs { get; init; } = 2;

    /// <summary>Depth of the spent leaf in its P2MR tree.</summary>
    public int TreeDepth { get; init; }

    /// <summary>Fee in satoshi a virtual byte.</summary>
    public double FeeRate { get; init; } = 10;

    /// <summary>Sets of outputs to move; the last one decides how long the migration takes.</summary>
    public IReadOnlyList<OutputSet> Sets { get; init; } = [OutputSet.ExposedByScript, OutputSet.All2024];

    /// <summary>Share of block space that moving takes.</summary>
    public double Share { get; init; } = 0.25;

    /// <summary>Seconds to measure each scheme's signing, and again its checking; 0 leaves the speed out.</summary>
    public double SecondsEach { get; init; } = 0.2;

    /// <summary>When a machine that breaks keys exists; null leaves Mosca's inequality out.</summary>
    public BreakDateDistribution? Machine { get; init; }

    /// <summary>The day on which migration begins.</summary>
    public DateOnly Start { get; init; } = new(2026, 12, 1);

    /// <summary>Years that must lie between the last moved coin and the machine.</summary>
    public double MarginYears { get; init; }

    /// <summary>How long preparing takes.</summary>
    public IReadOnlyList<MigrationTrack> Tracks { get; init; } = MigrationTrack.Published;

    /// <summary>Confidences of the last days to begin.</summary>
    public IReadOnlyList<double> Confidences { get; init; } = [0.5, 0.9, 0.95];

    /// <summary>Seed of keys and messages.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Checks every value.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="QuantumException">A value is out of its range, or there is nothing to move.</exception>
    public MigrationOptions Validated()
    {
        if (Inputs is < 1 or > 1000)
            throw new QuantumException($"The payment has 1 to 1000 inputs, not {Inputs}.");
        if (Outputs is < 1 or > 1000)
            throw new QuantumException($"The payment has 1 to 1000 outputs, not {Outputs}.");
        if (TreeDepth is < 0 or > 128)
            throw new QuantumException($"A leaf lies 0 to 128 levels deep (BIP-360), not {TreeDepth}.");
        if (SecondsEach is not (>= 0 and <= 60))
            throw new QuantumException($"The time to measure a scheme is 0 to 60 seconds, not {SecondsEach}.");
        if (MarginYears is not (>= 0 and <= 100))
            throw new QuantumException($"The margin is 0 to 100 years, not {MarginYears}.");
        if (Sets.Count == 0)
            throw new QuantumException("There is no set of outputs to move: give at least one.");
        foreach (OutputSet set in Sets)
        {
            if (set.Count is < 1 or > 100_000_000_000)
                throw new QuantumException($"The set '{set.Name}' has 1 to 1e11 outputs, not {set.Count}.");
        }
        return this;
    }
}
