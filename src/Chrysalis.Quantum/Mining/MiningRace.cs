namespace Chrysalis.Quantum.Mining;

/// <summary>
/// One quantum miner against a classical network that finds a block each ten minutes, exactly (Nerem and Gaur,
/// arXiv:2110.00878, figure 1): it iterates for a fixed time, measures, and begins again after a failure or a rival's block.
/// </summary>
/// <param name="Network">The classical network; its rate stays what it is when the quantum miner joins.</param>
/// <param name="Power">The quantum miner.</param>
/// <param name="TieProbability">
/// Chance that the quantum block wins when it was measured early because a rival's block came (the article's gamma);
/// 0 is the peaceful miner, who does not measure then.
/// </param>
public sealed record MiningRace(MiningNetwork Network, QuantumMinerPower Power, double TieProbability = 0)
{
    private const int IntegrationPanels = 2000;
    private const int CoarsePoints = 2000;

    /// <summary>Longest measuring time looked at, block intervals: a miner that still waits then never reaches a measurement.</summary>
    private const double LongestIntervals = 30;

    /// <summary>Chance that the next block of the chain is the quantum miner's: its share of all blocks.</summary>
    /// <param name="seconds">Time from the start to the measurement; above 0.</param>
    public double WinProbability(double seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds);
        double odds = Odds(seconds, TieProbability == 0 ? 0 : EarlySuccess(seconds));
        return double.IsPositiveInfinity(odds) ? 1 : odds / (1 + odds);
    }

    /// <summary>
    /// The classical hash rate that would win the same share P if it joined the network, double hashes a second:
    /// D lambda0 P / (1 - P). For small shares this is the article's D lambda0 P.
    /// </summary>
    /// <param name="seconds">Time from the start to the measurement; above 0.</param>
    public double EffectiveHashesPerSecond(double seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds);
        return Network.HashesPerSecond * Odds(seconds, TieProbability == 0 ? 0 : EarlySuccess(seconds));
    }

    /// <summary>
    /// Chance that a rival's block comes before the measuring time and that measuring at that moment yields a block: the article's mu phi.
    /// </summary>
    /// <param name="seconds">Measuring time.</param>
    public double EarlySuccess(double seconds)
    {
        // Simpson's rule over the density of the rival's block.
        double step = seconds / IntegrationPanels;
        double sum = Early(0) + Early(seconds);
        for (int i = 1; i < IntegrationPanels; i++)
            sum += (i % 2 == 0 ? 2 : 4) * Early(i * step);
        return sum * step / 3 / MiningNetwork.BlockIntervalSeconds;
    }

    /// <summary>
    /// The measuring time with the highest chance, seconds: at least one iteration, at most as long as makes Grover's search certain.
    /// </summary>
    public double BestSeconds()
    {
        double shortest = 1 / Power.IterationsPerSecond;
        double longest = Math.Min(LongestIntervals * MiningNetwork.BlockIntervalSeconds, Power.SecondsToCertainty(Network));
        if (longest <= shortest)
            throw new QuantumException("There is no time for one iteration before the measurement: "
                + $"a block takes {Network.ExpectedHashesPerBlock} hashes (at least 4), an iteration {shortest} s (at most "
                + $"{LongestIntervals * MiningNetwork.BlockIntervalSeconds} s).");
        int best = BestCoarsePoint(longest);
        double low = Math.Max(shortest, (best - 1) * longest / CoarsePoints);
        double high = Math.Max(shortest, Math.Min(best + 1, CoarsePoints) * longest / CoarsePoints);
        return GoldenSection.Maximise(seconds => EffectiveHashesPerSecond(seconds), low, high);
    }

    /// <summary>The coarse search carries the integral of the early measurements along instead of integrating anew at each point.</summary>
    private int BestCoarsePoint(double longest)
    {
        (int best, double chance, double early) = (CoarsePoints, 0, 0);
        double step = longest / CoarsePoints;
        for (int i = 1; i <= CoarsePoints; i++)
        {
            if (TieProbability > 0)
                early +=
                    (Early((i - 1) * step) + 4 * Early((i - 0.5) * step) + Early(i * step)) * step / 6 / MiningNetwork.BlockIntervalSeconds;
            double here = Odds(i * step, early);
            if (here > chance && i * step >= 1 / Power.IterationsPerSecond)
                (best, chance) = (i, here);
        }

        return best;
    }

    /// <summary>
    /// P / (1 - P) of the article's P = [(1 - mu) nu + mu phi gamma] / [1 - (1 - mu)(1 - nu)], which is
    /// [(1 - mu) nu + mu phi gamma] / [mu - mu phi gamma] and keeps its digits when P comes near 1.
    /// </summary>
    private double Odds(double seconds, double early)
    {
        double rival = -PreciseExponential.ExpM1(-seconds / MiningNetwork.BlockIntervalSeconds);
        double won = (1 - rival) * Power.SuccessProbability(Network, seconds) + TieProbability * early;
        return won / Math.Max(0, rival - TieProbability * early);
    }

    private double Early(double seconds) =>
        Power.SuccessProbability(Network, seconds) * Math.Exp(-seconds / MiningNetwork.BlockIntervalSeconds);
}
