namespace Chrysalis.Quantum.Mining.Attacks;

/// <summary>
/// The attack with averages in the place of chance. At difficulty c a block weighs c and takes sqrt(c) / r honest block times, so
/// work grows at r sqrt(c) of the honest rate. One epoch each at c = 1, 4, ..., 4^(j-1), then c = 4^j to the end.
/// </summary>
/// <param name="QuadruplingEpochs">Epochs j in which the difficulty is quadrupled.</param>
/// <param name="Epochs">Time until the private chain has more work than the honest one, in honest epochs of two weeks.</param>
/// <param name="Blocks">Blocks of the private chain then.</param>
public sealed record TimestampAttackPlan(int QuadruplingEpochs, double Epochs, double Blocks)
{
    private const int MostEpochs = 40;

    /// <summary>The fewest quadruplings after which the private chain gains: r 2^j above 1.</summary>
    public static int LeastEpochs(double speed) => (int)Math.Floor(-Math.Log2(speed)) + 1;

    /// <summary>The fastest plan; it takes between 8/3 and 3 over r^2 epochs, less a term in 1/r.</summary>
    public static TimestampAttackPlan Fastest(double speed) =>
        Enumerable.Range(LeastEpochs(speed), MostEpochs - LeastEpochs(speed)).Select(epochs => With(speed, epochs))
            .MinBy(plan => plan.Epochs)!;

    /// <summary>The plan with so many quadruplings.</summary>
    public static TimestampAttackPlan With(double speed, int quadruplingEpochs)
    {
        (double time, double work, double blocks) = (0, 0, 0);
        for (int i = 0; i < quadruplingEpochs; i++)
        {
            double pace = speed * Math.Pow(2, i);
            double length = Math.Pow(2, i) / speed;
            if (pace > 1 && work + pace * length > time + length)
                return Finish(i, pace, length);
            (time, work, blocks) = (time + length, work + Math.Pow(4, i), blocks + MiningNetwork.RetargetBlocks);
        }

        return Finish(quadruplingEpochs, speed * Math.Pow(2, quadruplingEpochs), Math.Pow(2, quadruplingEpochs) / speed);

        TimestampAttackPlan Finish(int epochs, double pace, double length)
        {
            double left = (time - work) / (pace - 1);
            return new(epochs, time + left, blocks + left / length * MiningNetwork.RetargetBlocks);
        }
    }
}
