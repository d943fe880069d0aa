namespace Chrysalis.Quantum.Mining.Races;

/// <summary>
/// The closed form under an adjusted difficulty: the quantum miner's blocks raise the difficulty until a block takes ten minutes
/// again, so the classical rate falls to (1 - P) lambda0 and alpha, in units of that rate, rises to alpha / (1 - P).
/// Peaceful, without delay.
/// </summary>
/// <param name="WinProbability">The quantum miner's share of the blocks.</param>
/// <param name="Difficulty">Difficulty over that of the classical network alone: 1 / (1 - P).</param>
public sealed record AdjustedRace(double WinProbability, double Difficulty)
{
    /// <summary>Solves for the difficulty by bisection.</summary>
    /// <param name="network">The classical network alone.</param>
    /// <param name="power">The quantum miner.</param>
    /// <param name="seconds">Its measuring time.</param>
    public static AdjustedRace Of(MiningNetwork network, QuantumMinerPower power, double seconds)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(power);
        (double low, double high) = (0, 1);
        for (int i = 0; i < 100; i++)
        {
            double share = (low + high) / 2;
            (low, high) = Win(share) > share ? (share, high) : (low, share);
        }

        return new(low, 1 / (1 - low));

        double Win(double share)
        {
            double difficulty = 1 / Math.Max(1e-12, 1 - share);
            double noRival = Math.Exp(-seconds / (MiningNetwork.BlockIntervalSeconds * difficulty));
            double success = power.SuccessProbability(
                network with { ExpectedHashesPerBlock = network.ExpectedHashesPerBlock * difficulty }, seconds);
            return noRival * success / (1 - noRival * (1 - success));
        }
    }
}
