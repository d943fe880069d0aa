using Chrysalis.Quantum.MemoryExperiment.Counting;

namespace Chrysalis.Quantum.MemoryExperiment;

/// <summary>Runs a memory experiment: samples shots, decodes them, counts logical errors at every setting.</summary>
public static class MemoryStudy
{
    /// <summary>Counts every setting. A cancelled experiment returns what is known so far.</summary>
    /// <param name="options">What to run.</param>
    /// <param name="progress">Told how far it is; null when nobody wants to know.</param>
    /// <param name="cancellation">Ends the counting.</param>
    /// <exception cref="QuantumException">An option is out of its range, or the state file does not fit.</exception>
    public static MemoryReport Run(MemoryOptions options, IProgress<MemoryProgress>? progress = null, CancellationToken cancellation = default)
        => Run(options, setting => CircuitMemorySource.Create(setting, options.Bursts), progress, cancellation);

    /// <summary>The same with shots from elsewhere.</summary>
    internal static MemoryReport Run(
        MemoryOptions options, Func<MemorySetting, MemorySource> sources, IProgress<MemoryProgress>? progress, CancellationToken cancellation)
    {
        options = options.Validated();
        IReadOnlyList<MemorySetting> settings = options.Settings();
        var state = new MemoryState(options.StateFile, options.Seed);
        double all = settings.Sum(Cost);
        double before = 0;
        var points = new List<MemoryPoint>();
        try
        {
            foreach (MemorySetting setting in settings)
            {
                if (cancellation.IsCancellationRequested)
                    break;
                points.Add(Count(setting, options, sources, state, (share, point) => progress?.Report(new((before + (share * Cost(setting))) / all, point)), cancellation));
                before += Cost(setting);
            }
        }
        finally
        {
            state.Save();
        }
        return new MemoryReport(options, [.. points.Where(p => p.Shots > 0)], !cancellation.IsCancellationRequested);
    }

    private static MemoryPoint Count(
        MemorySetting setting, MemoryOptions options, Func<MemorySetting, MemorySource> sources, MemoryState state, Action<double, MemoryPoint> report, CancellationToken cancellation)
    {
        MemoryTally from = state[setting];
        if (from.Reaches(options.Limit))
            return Point(setting, from);
        var counter = new MemoryCounter(sources(setting), setting.Decoder, setting.Seed(options.Seed), options.Limit);
        return Point(setting, counter.Count(from, options.Workers ?? Environment.ProcessorCount, (tally, isWhole) =>
        {
            if (isWhole)
                state[setting] = tally;
            state.SaveSometimes();
            report(Math.Max((double)tally.Shots / options.Limit.Shots, (double)tally.Errors / options.Limit.Errors), Point(setting, tally));
        }, cancellation));
    }

    private static MemoryPoint Point(MemorySetting setting, MemoryTally tally)
        => new(setting, (2 * setting.Distance * setting.Distance) - 1, tally.Shots, tally.Errors);

    /// <summary>Detection events a shot, to which the work is about proportional.</summary>
    private static double Cost(MemorySetting setting)
        => setting.Distance * setting.Distance * setting.Rounds * (setting.Noise.StartsWith("willow", StringComparison.Ordinal) ? 0.01 : setting.Probability);
}
