namespace Chrysalis.Quantum.Mining;

/// <summary>What a quantum miner gains, by the exact race.</summary>
/// <param name="Alpha">Its power, 4 m r^2 / (D lambda0^2).</param>
/// <param name="MeasureAfterSeconds">Measuring time; the best one unless given.</param>
/// <param name="ReachProbability">Chance that no classical block comes before the measurement.</param>
/// <param name="SuccessProbability">Chance that a measurement that is reached yields a block (nu).</param>
/// <param name="EarlySuccess">Chance of a rival's block before the measurement and of a block by measuring then (mu phi); 0 when
/// peaceful.</param>
/// <param name="WinProbability">Share of the chain's blocks.</param>
/// <param name="EffectiveHashesPerSecond">Classical hash rate that wins the same share in its place, double hashes a second.</param>
/// <param name="BreakEvenSeconds">The constant b of the condition Q &lt; C r b.</param>
/// <param name="BreakEvenHashes">Most that an iteration may cost, in units of a classical double hash: r b.</param>
public sealed record MiningAdvantage(
    double Alpha,
    double MeasureAfterSeconds,
    double ReachProbability,
    double SuccessProbability,
    double EarlySuccess,
    double WinProbability,
    double EffectiveHashesPerSecond,
    double BreakEvenSeconds,
    double BreakEvenHashes)
{
    /// <summary>Evaluates a race.</summary>
    /// <param name="race">Who races.</param>
    /// <param name="measureAfterSeconds">Measuring time, or null for the best.</param>
    public static MiningAdvantage Of(MiningRace race, double? measureAfterSeconds = null)
    {
        ArgumentNullException.ThrowIfNull(race);
        double seconds = measureAfterSeconds ?? race.BestSeconds();
        double win = race.WinProbability(seconds);
        // Q m r / (lambda0 P) < C D, so that b = D lambda0 P / (m r^2) whatever the power.
        double speed = race.Power.IterationsPerSecond;
        double constant = race.Network.HashesPerSecond * win / (race.Power.Registers * speed * speed);
        return new(
            race.Power.Alpha(race.Network),
            seconds,
            Math.Exp(-seconds / MiningNetwork.BlockIntervalSeconds),
            race.Power.SuccessProbability(race.Network, seconds),
            race.TieProbability == 0 ? 0 : race.EarlySuccess(seconds),
            win,
            race.EffectiveHashesPerSecond(seconds),
            constant,
            constant * speed);
    }
}
