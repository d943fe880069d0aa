using Chrysalis.Foundation.Random;
using Chrysalis.Jobs;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;

namespace Chrysalis.Quantum.MemoryExperiment;

/// <summary>
/// A memory experiment as units of several blocks of shots. What a block draws depends on the setting and its number only, and blocks are
/// merged in their order, so that the tallies are those of counting in one process.
/// </summary>
/// <param name="options">The experiment.</param>
/// <param name="from">What was counted of each setting before; null where nothing was.</param>
/// <param name="merged">
/// Told of each block that is merged: its setting, the tally with it, and whether it is whole, so that counting can go on from there.
/// </param>
internal sealed class MemoryJob(
    MemoryOptions options, IReadOnlyList<MemoryTally>? from = null, Action<int, MemoryTally, bool>? merged = null)
    : ICarriedJob<MemoryOptions, MemoryJobPart, IReadOnlyList<MemoryTally>>
{
    /// <summary>The name of the job. The number goes up when the same request would give other counts.</summary>
    public const string JobName = "quantum memory 1";

    /// <summary>Detection events of a unit, about: a second or two of one core.</summary>
    private const double UnitEvents = 2e5;

    /// <summary>Units of a setting that are worth having, where it has so many blocks.</summary>
    private const long LeastUnits = 8;

    /// <summary>
    /// Units until they have their whole size, where counting ends with the errors: what is counted beyond them is never much of the whole.
    /// </summary>
    private const long Growth = 64;

    private readonly IReadOnlyList<MemorySetting> settings = options.Settings();
    private readonly MemoryCounters counters = new(options);
    private readonly MemoryTally[] tallies = [.. from ?? new MemoryTally[options.Settings().Count]];

    /// <inheritdoc/>
    public string Name => JobName;

    /// <summary>How experiments travel.</summary>
    public static IPartFormat<MemoryOptions> Asked { get; } = new JsonPartFormat<MemoryOptions>(MemoryJobJson.Default);

    /// <inheritdoc/>
    public IPartFormat<MemoryOptions> RequestFormat => Asked;

    /// <inheritdoc/>
    public IPartFormat<MemoryJobPart> Format { get; } = new JsonPartFormat<MemoryJobPart>(MemoryJobJson.Default);

    private long BlocksOfLimit => (options.Limit.Shots + DetectionSampler.BlockShots - 1) / DetectionSampler.BlockShots;

    /// <inheritdoc/>
    public IEnumerable<WorkUnit> Units(MemoryOptions request)
    {
        for (int setting = 0; setting < settings.Count; setting++)
        {
            foreach ((long unit, long _, long end) in Ranges(settings[setting]))
            {
                // A setting that has its errors needs no more units.
                if (tallies[setting].Reaches(options.Limit))
                    break;
                if (end > tallies[setting].Blocks)
                    yield return WorkUnit.Of(Seed.Of(options.Seed), settings[setting].Key, unit);
            }
        }
    }

    /// <inheritdoc/>
    public MemoryJobPart Run(WorkUnit unit, CancellationToken cancellation)
    {
        int setting = SettingOf(unit);
        (long index, long first, long end) = Ranges(settings[setting]).FirstOrDefault(range => range.Unit == unit.Index, (-1, 0, 0));
        if (index < 0)
            throw new QuantumException($"Unit '{unit}' is beyond the experiment's {options.Limit.Shots} shots: ask with the same version.");
        var errors = new List<long>();
        using MemoryCounters.Use counter = counters.Take(setting);
        for (long block = first; block < end; block++)
        {
            cancellation.ThrowIfCancellationRequested();
            ShotTable shots = counter.Source.Sample(settings[setting].Seed(options.Seed), block);
            errors.Add(counter.Decoder.CountMistakes(shots, (int)ShotsOf(block)));
        }

        return new(setting, first, errors);
    }

    /// <inheritdoc/>
    public IReadOnlyList<MemoryTally> Merge(MemoryOptions request, IEnumerable<MemoryJobPart> parts)
    {
        foreach (MemoryJobPart part in parts)
            for (int i = 0; i < part.Errors.Count; i++)
                Merge(part.Setting, part.First + i, part.Errors[i]);
        return tallies;
    }

    /// <summary>Blocks that were counted before, or come after the last that is wanted or one that failed, count no more.</summary>
    private void Merge(int setting, long block, long errors)
    {
        MemoryTally tally = tallies[setting];
        if (block != tally.Blocks || tally.Reaches(options.Limit))
            return;
        long shots = ShotsOf(block);
        tallies[setting] = new(tally.Blocks + 1, tally.Shots + shots, tally.Errors + errors);
        merged?.Invoke(setting, tallies[setting], shots == DetectionSampler.BlockShots);
    }

    private int SettingOf(WorkUnit unit)
    {
        for (int i = 0; i < settings.Count; i++)
            if (settings[i].Key == unit.Name)
                return i;
        throw new QuantumException($"'{unit.Name}' is no setting of this experiment: ask with the same version.");
    }

    private long ShotsOf(long block) =>
        Math.Min(DetectionSampler.BlockShots, options.Limit.Shots - (block * DetectionSampler.BlockShots));

    /// <summary>The blocks of each unit: from the first to before the end.</summary>
    private IEnumerable<(long Unit, long First, long End)> Ranges(MemorySetting setting)
    {
        double whole = UnitEvents / (setting.Events * DetectionSampler.BlockShots);
        long most = (long)Math.Clamp(Math.Min(whole, BlocksOfLimit / (double)LeastUnits), 1, 1 << 16);
        bool isUntilErrors = options.Limit.Errors < long.MaxValue;
        for (long unit = 0, first = 0; first < BlocksOfLimit; unit++)
        {
            long size = isUntilErrors ? Math.Clamp(most * (unit + 1) / Growth, 1, most) : most;
            long end = Math.Min(first + size, BlocksOfLimit);
            yield return (unit, first, end);
            first = end;
        }
    }
}
