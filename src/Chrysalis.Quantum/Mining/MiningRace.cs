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
        return Win(seconds, TieProbability == 0 ? 0 : EarlySuccess(seconds));
    }

    /// <summary>Chance that a rival's block comes before the measuring time and that measuring at that moment yields a block: the article's mu phi.</summary>
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

    /// <summary>The measuring time with the highest chance, seconds, up to the time at which Grover's search is certain.</summary>
    public double BestSeconds()
    {
        double longest = Math.Min(LongestIntervals * MiningNetwork.BlockIntervalSeconds, Power.SecondsToCertainty(Network));
        if (longest <= 0)
            throw new QuantumException($"The difficulty leaves nothing to search: a block takes {Network.ExpectedHashesPerBlock} hashes; take at least 4.");
        int best = BestCoarsePoint(longest);
        double low = Math.Max(best - 1, 0.01) * longest / CoarsePoints;
        double high = Math.Min(best + 1, CoarsePoints) * longest / CoarsePoints;
        return GoldenSection.Maximise(WinProbability, low, high);
    }

    /// <summary>The coarse search carries the integral of the early measurements along instead of integrating anew at each point.</summary>
    private int BestCoarsePoint(double longest)
    {
        (int best, double chance, double early) = (1, 0, 0);
        double step = longest / CoarsePoints;
        for (int i = 1; i <= CoarsePoints; i++)
        {
            if (TieProbability > 0)
                early += (Early((i - 1) * step) + 4 * Early((i - 0.5) * step) + Early(i * step)) * step / 6 / MiningNetwork.BlockIntervalSeconds;
            double here = Win(i * step, early);
            if (here > chance)
                (best, chance) = (i, here);
        }

        return best;
    }

    /// <summary>[(1 - mu) nu + mu phi gamma] / [1 - (1 - mu)(1 - nu)].</summary>
    private double Win(double seconds, double early)
    {
        double noRival = Math.Exp(-seconds / MiningNetwork.BlockIntervalSeconds);
        double success = Power.SuccessProbability(Network, seconds);
        return (noRival * success + TieProbability * early) / (1 - noRival * (1 - success));
    }

    private double Early(double seconds) => Power.SuccessProbability(Network, seconds) * Math.Exp(-seconds / MiningNetwork.BlockIntervalSeconds);
}
