using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.ErrorModels;
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
        => Run(options, new Dictionary<string, Func<DetectorErrorModel, Decoder>>(), progress, cancellation);

    /// <summary>
    /// The same with decoders of one's own beside those of this library. One that is stopped returns what it counted until then.
    /// </summary>
    /// <param name="options">What to run; its decoders may be named by <paramref name="decoders"/> too.</param>
    /// <param name="decoders">Makes a decoder of a model, by the decoder's name.</param>
    /// <param name="progress">Told how far it is; null when nobody wants to know.</param>
    /// <param name="cancellation">Ends the counting.</param>
    /// <exception cref="QuantumException">An option is out of its range, or the state file does not fit.</exception>
    public static MemoryReport Run(
        MemoryOptions options, IReadOnlyDictionary<string, Func<DetectorErrorModel, Decoder>> decoders,
        IProgress<MemoryProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(decoders);
        return Run(options, setting => CircuitMemorySource.Create(setting, options.Bursts), progress, cancellation, decoders);
    }

    /// <summary>The same with shots from elsewhere.</summary>
    internal static MemoryReport Run(
        MemoryOptions options, Func<MemorySetting, MemorySource> sources, IProgress<MemoryProgress>? progress,
        CancellationToken cancellation, IReadOnlyDictionary<string, Func<DetectorErrorModel, Decoder>>? decoders = null)
    {
        options = options.Validated([.. Decoders.Names, .. decoders?.Keys ?? []]);
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
                points.Add(Count(
                    setting, options, (sources, DecoderOf(setting.Decoder, decoders)), state,
                    (share, point) => progress?.Report(new((before + (share * Cost(setting))) / all, point)), cancellation));
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
        MemorySetting setting, MemoryOptions options,
        (Func<MemorySetting, MemorySource> Source, Func<DetectorErrorModel, Decoder> Decoder) make, MemoryState state,
        Action<double, MemoryPoint> report, CancellationToken cancellation)
    {
        MemoryTally from = state[setting];
        if (from.Reaches(options.Limit))
            return Point(setting, from);
        var counter = new MemoryCounter(make.Source(setting), make.Decoder, setting.Seed(options.Seed), options.Limit);
        return Point(setting, counter.Count(from, options.Workers ?? Environment.ProcessorCount, (tally, isWhole) =>
        {
            if (isWhole)
                state[setting] = tally;
            state.SaveSometimes();
            report(Math.Max((double)tally.Shots / options.Limit.Shots, (double)tally.Errors / options.Limit.Errors), Point(setting, tally));
        }, cancellation));
    }

    private static Func<DetectorErrorModel, Decoder> DecoderOf(
        string name, IReadOnlyDictionary<string, Func<DetectorErrorModel, Decoder>>? decoders) =>
            decoders is not null && decoders.TryGetValue(name, out Func<DetectorErrorModel, Decoder>? own)
                ? own
                : model => Decoders.Create(name, model);

    private static MemoryPoint Point(MemorySetting setting, MemoryTally tally)
        => new(setting, setting.Qubits, tally.Shots, tally.Errors);

    /// <summary>Detection events a shot, to which the work is about proportional.</summary>
    private static double Cost(MemorySetting setting)
        => setting.Distance * setting.Distance * setting.Rounds
            * (setting.Noise.StartsWith("willow", StringComparison.Ordinal) ? 0.01 : setting.Probability);
}
