namespace Chrysalis.Quantum.Mining;

/// <summary>
/// The limit of a quantum miner much weaker than the network (Nerem and Gaur, arXiv:2110.00878): P = alpha y^2 / (e^y - 1)
/// when it measures after y block intervals, peacefully.
/// </summary>
public static class SmallPowerLimit
{
    /// <summary>Best measuring time y0 in block intervals: the root of 2 (1 - e^-y) = y above 0; published 1.5936242600.</summary>
    public static double BestIntervals { get; } = SolveBest();

    /// <summary>Best measuring time, minutes; published 15.936, "16 minutes".</summary>
    public static double BestMinutes => BestIntervals * MiningNetwork.BlockIntervalSeconds / 60;

    /// <summary>Chance that no block comes before the best measuring time: e^-y0; published 0.20319, "20 %".</summary>
    public static double ReachProbability => Math.Exp(-BestIntervals);

    /// <summary>y0^2 / (e^y0 - 1); published 0.647610.</summary>
    public static double BestShape => Shape(BestIntervals);

    /// <summary>Best probability over m r^2 / (D lambda0^2); published 2.590441.</summary>
    public static double BestCoefficient => 4 * BestShape;

    /// <summary>y^2 / (e^y - 1): the win probability over alpha.</summary>
    /// <param name="intervals">Measuring time in block intervals, y.</param>
    public static double Shape(double intervals) => intervals <= 0 ? 0 : intervals * intervals / (Math.Exp(intervals) - 1);

    /// <summary>
    /// The time constant b of the break-even condition Q &lt; C r b, seconds: 4 y^2 / ((e^y - 1) lambda0), with Q the cost of an
    /// iteration and C that of a classical double hash. From the cost a block, Q m r / (lambda0 P) against C D.
    /// </summary>
    /// <param name="intervals">Measuring time in block intervals, y.</param>
    public static double BreakEvenSeconds(double intervals) => 4 * Shape(intervals) * MiningNetwork.BlockIntervalSeconds;

    /// <summary>
    /// Effective hash rate of a weak miner that measures at the best time: 2.590441 m r^2 / lambda0, double hashes a second, whatever the
    /// difficulty.
    /// </summary>
    public static double EffectiveHashesPerSecond(QuantumMinerPower power)
    {
        ArgumentNullException.ThrowIfNull(power);
        return BestCoefficient * power.Registers * power.IterationsPerSecond * power.IterationsPerSecond
            * MiningNetwork.BlockIntervalSeconds;
    }

    /// <summary>Newton from above, where y - 2 (1 - e^-y) is convex.</summary>
    private static double SolveBest()
    {
        double y = 2;
        for (int i = 0; i < 50; i++)
            y -= (y - 2 * (1 - Math.Exp(-y))) / (1 - 2 * Math.Exp(-y));
        return y;
    }
}
