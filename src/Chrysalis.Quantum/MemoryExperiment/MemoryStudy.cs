using Chrysalis.Jobs;
using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.MemoryExperiment.Counting;

namespace Chrysalis.Quantum.MemoryExperiment;

/// <summary>Runs a memory experiment: samples shots, decodes them, counts logical errors at every setting.</summary>
public static class MemoryStudy
{
    /// <summary>Counts every setting. One that is stopped returns what it counted until then.</summary>
    /// <param name="options">What to run.</param>
    /// <param name="progress">Told how far it is; null when nobody wants to know.</param>
    /// <param name="cancellation">Ends the counting.</param>
    /// <exception cref="QuantumException">An option is out of its range, or the state file does not fit.</exception>
    public static MemoryReport Run(
        MemoryOptions options, IProgress<MemoryProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Run(options, setting => CircuitMemorySource.Create(setting, options.Bursts), progress, cancellation);
    }

    /// <summary>
    /// The same with the counting done elsewhere: the counts, and so the report, are those of this process to the last bit.
    /// </summary>
    /// <param name="options">What to run, with decoders of this library; how many threads count is up to those who do.</param>
    /// <param name="carrier">Has units of shots counted.</param>
    /// <param name="progress">Told how far it is; null when nobody wants to know.</param>
    /// <param name="cancellation">Ends the counting.</param>
    /// <exception cref="QuantumException">An option is out of its range, or the state file does not fit.</exception>
    /// <exception cref="JobException">Units failed each time they were tried; what was counted before them is kept.</exception>
    public static MemoryReport Run(
        MemoryOptions options, IUnitCarrier carrier, IProgress<MemoryProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(carrier);
        options = options.Validated();
        foreach (DecoderKind decoder in options.Decoders)
            if (!DecoderKind.All.Contains(decoder))
                throw new QuantumException($"The decoder '{decoder}' is of this process only: count it here, or have "
                    + $"{string.Join(", ", DecoderKind.All)} counted elsewhere.");
        IReadOnlyList<MemorySetting> settings = options.Settings();
        var state = new MemoryState(options.StateFile, options.Seed);
        double all = settings.Sum(setting => setting.Events);
        MemoryTally[] tallies = [.. settings.Select(setting => state[setting])];
        var job = new MemoryJob(options, tallies, Merged);
        bool isComplete = true;
        try
        {
            new JobRunner(carrier: carrier).Run(job, options with { StateFile = null, Workers = null }, cancellation: cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            isComplete = false;
        }
        finally
        {
            state.Save();
        }

        var points = settings.Zip(tallies, Point).Where(point => point.Shots > 0);
        return new(options, [.. points], isComplete);

        void Merged(int setting, MemoryTally tally, bool isWhole)
        {
            tallies[setting] = tally;
            if (isWhole)
                state[settings[setting]] = tally;
            state.SaveSometimes();
            double before = settings.Take(setting).Sum(one => one.Events);
            double here = Share(tally, options.Limit) * settings[setting].Events;
            progress?.Report(new((before + here) / all, Point(settings[setting], tally)));
        }
    }

    /// <summary>Adds the counting of memory experiments to what a process does for others.</summary>
    public static void Offer(CarriedJobs jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        jobs.Add<MemoryOptions, MemoryJobPart, IReadOnlyList<MemoryTally>>(
            MemoryJob.JobName, MemoryJob.Asked, options => new MemoryJob(options.Validated()));
    }

    /// <summary>The same with shots from elsewhere.</summary>
    internal static MemoryReport Run(
        MemoryOptions options, Func<MemorySetting, MemorySource> sources, IProgress<MemoryProgress>? progress,
        CancellationToken cancellation)
    {
        options = options.Validated();
        IReadOnlyList<MemorySetting> settings = options.Settings();
        var state = new MemoryState(options.StateFile, options.Seed);
        double all = settings.Sum(setting => setting.Events);
        double before = 0;
        var points = new List<MemoryPoint>();
        try
        {
            foreach (MemorySetting setting in settings)
            {
                if (cancellation.IsCancellationRequested)
                    break;
                points.Add(Count(
                    setting, options, sources, state,
                    (share, point) => progress?.Report(new((before + (share * setting.Events)) / all, point)), cancellation));
                before += setting.Events;
            }
        }
        finally
        {
            state.Save();
        }
        return new MemoryReport(options, [.. points.Where(p => p.Shots > 0)], !cancellation.IsCancellationRequested);
    }

    private static MemoryPoint Count(
        MemorySetting setting, MemoryOptions options, Func<MemorySetting, MemorySource> sources, MemoryState state,
        Action<double, MemoryPoint> report, CancellationToken cancellation)
    {
        MemoryTally from = state[setting];
        if (from.Reaches(options.Limit))
            return Point(setting, from);
        var counter = new MemoryCounter(sources(setting), options.DecoderOf(setting).Create, setting.Seed(options.Seed), options.Limit);
        return Point(setting, counter.Count(from, options.Workers ?? Environment.ProcessorCount, (tally, isWhole) =>
        {
            if (isWhole)
                state[setting] = tally;
            state.SaveSometimes();
            report(Share(tally, options.Limit), Point(setting, tally));
        }, cancellation));
    }

    private static MemoryPoint Point(MemorySetting setting, MemoryTally tally)
        => new(setting, setting.Qubits, tally.Shots, tally.Errors);

    private static double Share(MemoryTally tally, MemoryLimit limit) =>
        Math.Max((double)tally.Shots / limit.Shots, (double)tally.Errors / limit.Errors);
}
