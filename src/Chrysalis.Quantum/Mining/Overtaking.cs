namespace Chrysalis.Quantum.Mining;

/// <summary>The speed at which a quantum miner wins as many blocks as a classical rival would in its place.</summary>
/// <param name="Rival">The rival.</param>
/// <param name="IterationsPerSecond">Grover iterations a second of each register.</param>
/// <param name="MeasureAfterSeconds">The best measuring time at that speed.</param>
/// <param name="WinProbability">The share of blocks that both win.</param>
public sealed record Overtaking(HashRival Rival, double IterationsPerSecond, double MeasureAfterSeconds, double WinProbability)
{
    /// <summary>Finds the speed by bisection of the exact race, peaceful.</summary>
    /// <param name="rival">Whom to overtake.</param>
    /// <param name="network">The network both join.</param>
    /// <param name="registers">Registers of the quantum miner.</param>
    public static Overtaking Of(HashRival rival, MiningNetwork network, double registers = 1)
    {
        ArgumentNullException.ThrowIfNull(rival);
        ArgumentNullException.ThrowIfNull(network);
        double low = QuantumMinerPower.LeastIterationsPerSecond, high = 1;
        while (Effective(high) < rival.HashesPerSecond)
            (low, high) = (high, 4 * high);
        while (high - low > 1e-10 * high)
        {
            double middle = (low + high) / 2;
            (low, high) = Effective(middle) < rival.HashesPerSecond ? (middle, high) : (low, middle);
        }

        MiningRace found = Race(high);
        double best = found.BestSeconds();
        return new(rival, high, best, found.WinProbability(best));

        MiningRace Race(double speed) => new(network, new(registers, speed));

        double Effective(double speed)
        {
            MiningRace race = Race(speed);
            return race.EffectiveHashesPerSecond(race.BestSeconds());
        }
    }
}
