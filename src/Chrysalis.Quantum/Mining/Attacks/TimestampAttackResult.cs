namespace Chrysalis.Quantum.Mining.Attacks;

/// <summary>All simulated attacks of one speed.</summary>
public sealed record TimestampAttackResult
{
    internal TimestampAttackResult(TimestampAttackOptions options, TimestampAttackPlan plan, IReadOnlyList<TimestampAttackRun> runs)
    {
        (Options, Plan) = (options, plan);
        double[] epochs = [.. runs.Select(run => run.Epochs).Order()];
        MeanEpochs = epochs.Average();
        StandardError = epochs.Length < 2
            ? 0
            : Math.Sqrt(epochs.Sum(value => (value - MeanEpochs) * (value - MeanEpochs)) / (epochs.Length - 1.0) / epochs.Length);
        LowEpochs = epochs[(int)(0.05 * (epochs.Length - 1))];
        HighEpochs = epochs[(int)Math.Ceiling(0.95 * (epochs.Length - 1))];
        MeanBlocks = runs.Average(run => (double)run.Blocks);
    }

    /// <summary>What was simulated.</summary>
    public TimestampAttackOptions Options { get; }

    /// <summary>The same attack without chance.</summary>
    public TimestampAttackPlan Plan { get; }

    /// <summary>Mean time to success, honest epochs of two weeks.</summary>
    public double MeanEpochs { get; }

    /// <summary>Standard error of the mean.</summary>
    public double StandardError { get; }

    /// <summary>Time within which 5 % of the attacks succeeded.</summary>
    public double LowEpochs { get; }

    /// <summary>Time within which 95 % succeeded.</summary>
    public double HighEpochs { get; }

    /// <summary>Mean length of the private chain at success, blocks.</summary>
    public double MeanBlocks { get; }

    /// <summary>Mean time to success in years of 365.25 days.</summary>
    public double MeanYears => MeanEpochs * MiningNetwork.RetargetBlocks * MiningNetwork.BlockIntervalSeconds / (365.25 * 86400);

    /// <summary>r^2 times the mean time: the constant in O(1/r^2).</summary>
    public double Constant => MeanEpochs * Options.Speed * Options.Speed;
}
