using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.Mining.Attacks;

/// <summary>Simulates the attack block by block under Bitcoin's rules for timestamps and difficulty.</summary>
public static class TimestampAttack
{
    /// <summary>
    /// Angle at which a lone searcher does best to measure, radians: the root of tan x = 2 x, where sin^2(x)/x is greatest
    /// (Boyer, Brassard, Hoyer, Tapp, arXiv:quant-ph/9605034).
    /// </summary>
    public static double MeasuringAngle { get; } = SolveAngle();

    /// <summary>Success probability of each measurement at that angle, 0.8446.</summary>
    public static double MeasuringSuccess => Math.Pow(Math.Sin(MeasuringAngle), 2);

    /// <summary>Speed r of a lone quantum miner of one register: sqrt(alpha) sin^2(x)/x.</summary>
    public static double SpeedOf(double alpha) => Math.Sqrt(alpha) * MeasuringSuccess / MeasuringAngle;

    /// <summary>Simulates all runs. A lead within the first period is luck, not the attack's, and does not count.</summary>
    /// <param name="options">What to simulate.</param>
    /// <param name="progress">Told the share of runs done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="QuantumException">An option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static TimestampAttackResult Run(
        TimestampAttackOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        TimestampAttackPlan plan = options.QuadruplingEpochs is { } epochs
            ? TimestampAttackPlan.With(options.Speed, epochs)
            : TimestampAttackPlan.Fastest(options.Speed);
        var runs = new TimestampAttackRun[options.Runs];
        int done = 0;
        Lock reporting = new();
        Parallel.For(0, options.Runs, new ParallelOptions { CancellationToken = cancellation }, run =>
        {
            runs[run] = RunOnce(options, plan.QuadruplingEpochs, run, cancellation);
            lock (reporting)
                progress?.Report((double)++done / options.Runs);
        });
        return new(options, plan, runs);
    }

    private static TimestampAttackRun RunOnce(TimestampAttackOptions options, int quadruplings, int run, CancellationToken cancellation)
    {
        var random = new ShotRandom((ulong)(uint)options.Seed, 2L * run);
        var honest = new HonestWork(new((ulong)(uint)options.Seed, 2L * run + 1));
        var chain = new TimestampChain();
        double clock = 0, logFailure = Math.Log(1 - MeasuringSuccess);
        double attempt = MeasuringSuccess * MiningNetwork.BlockIntervalSeconds / options.Speed;
        do
        {
            if (chain.Blocks % MiningNetwork.RetargetBlocks == 0)
                cancellation.ThrowIfCancellationRequested();
            clock += attempt * Math.Sqrt(chain.Difficulty) * (1 + Math.Floor(Math.Log(random.NextDouble()) / logFailure));
            chain.Append(Claim(chain, quadruplings), clock);
        }
        while (chain.Blocks < MiningNetwork.RetargetBlocks || chain.Work <= honest.At(clock));
        return new(clock / (MiningNetwork.RetargetBlocks * MiningNetwork.BlockIntervalSeconds), chain.Blocks, chain.Work);
    }

    /// <summary>
    /// The timestamp that the next block claims: evenly over a quarter of two weeks to quadruple the difficulty, over two weeks to hold it.
    /// </summary>
    private static long Claim(TimestampChain chain, int quadruplings)
    {
        double fortnight = MiningNetwork.RetargetBlocks * MiningNetwork.BlockIntervalSeconds;
        double span = chain.Blocks / MiningNetwork.RetargetBlocks < quadruplings ? fortnight / 4 : fortnight;
        return chain.InPeriod == 0
            ? chain.LeastTimestamp
            : chain.PeriodStart + (long)(span * chain.InPeriod / (MiningNetwork.RetargetBlocks - 1));
    }

    private static double SolveAngle()
    {
        double x = 1.2;
        for (int i = 0; i < 50; i++)
            x -= (Math.Tan(x) - 2 * x) / (1 / Math.Pow(Math.Cos(x), 2) - 2);
        return x;
    }
}
