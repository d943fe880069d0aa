namespace Chrysalis.Quantum.Mining.Attacks;

/// <summary>
/// Bailey and Sattath's attack (arXiv:2403.08023): a private chain whose timestamps lie close together, so that its difficulty rises.
/// </summary>
public sealed record TimestampAttackOptions
{
    /// <summary>
    /// Speed r of the quantum miner at the network's difficulty: blocks it finds over blocks the honest network finds, 0.0001 to 0.9: who
    /// is as fast as the network needs no attack.
    /// </summary>
    public double Speed { get; init; } = 0.1;

    /// <summary>
    /// Periods of 2016 blocks in which the difficulty is quadrupled before it is held; null for the plan that is fastest on average.
    /// </summary>
    public int? QuadruplingEpochs { get; init; }

    /// <summary>Attacks to simulate, 1 to 1000000.</summary>
    public int Runs { get; init; } = 200;

    /// <summary>Seed of everything drawn.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Refuses what cannot be simulated.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="QuantumException">Something is out of range.</exception>
    public TimestampAttackOptions Validated()
    {
        if (!(Speed is >= 1e-4 and <= 0.9))
            throw new QuantumException($"The attacker's speed is 0.0001 to 0.9 of the honest network's, not {Speed}.");
        if (QuadruplingEpochs is < 0 or > 40)
            throw new QuantumException($"The difficulty is quadrupled in 0 to 40 epochs, not {QuadruplingEpochs}.");
        if (QuadruplingEpochs is { } epochs && Speed * Math.Pow(2, epochs) <= 1)
            throw new QuantumException($"After {epochs} quadruplings a miner of speed {Speed} still gathers work more slowly than the "
                + $"network: take at least {TimestampAttackPlan.LeastEpochs(Speed)}.");
        if (Runs is < 1 or > 1_000_000)
            throw new QuantumException($"The attack is simulated 1 to 1000000 times, not {Runs}.");
        return this;
    }
}
