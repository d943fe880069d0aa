namespace Chrysalis.Quantum.Mining.Races;

/// <summary>A quantum miner in a race, with its power and its strategy.</summary>
/// <param name="Power">How fast it searches.</param>
/// <param name="MeasureAfterSeconds">It measures this long after each start; above 0.</param>
public sealed record QuantumMiner(QuantumMinerPower Power, double MeasureAfterSeconds)
{
    /// <summary>True when it measures at once as a rival's block comes, in the hope of a tie (Sattath, arXiv:1804.08118).</summary>
    public bool IsAggressive { get; init; }

    /// <summary>
    /// The measuring time is drawn anew for each start, between <see cref="MeasureAfterSeconds"/> less and more this many
    /// seconds, so that equal miners do not all measure at once; 0 for a fixed time.
    /// </summary>
    public double SpreadSeconds { get; init; }

    /// <summary>
    /// True when it gives its block up where no classical miner followed it, as the article's chain of states has it; false
    /// when it goes on with its own block until the other branch is longer, which wins a little more.
    /// </summary>
    public bool ConcedesTies { get; init; }

    /// <summary>Refuses what is no miner.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="QuantumException">Something is out of range.</exception>
    public QuantumMiner Validated()
    {
        Power.Validated();
        if (!(MeasureAfterSeconds is > 0 and <= 1e9))
            throw new QuantumException($"A quantum miner measures after more than 0 and at most 1e9 s, not {MeasureAfterSeconds}.");
        if (!(SpreadSeconds >= 0) || SpreadSeconds >= MeasureAfterSeconds)
            throw new QuantumException($"The spread of the measuring time is below the time itself, {MeasureAfterSeconds} s, "
                + $"and not negative; it is {SpreadSeconds} s.");
        return this;
    }
}
