using Chrysalis.Foundation.Lifetimes;
using Chrysalis.Jobs;
using Chrysalis.Talking.Comparison;
using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.LipSync.Judge;

namespace Chrysalis.Studies.Generations;

/// <summary>
/// Measures what families said: of each family a unit for each clip, one for all its mouths, one for its minute and one for its seeds.
/// Whoever watches has watched the first real clip before, for that is the person as he is.
/// </summary>
/// <param name="request">The videos.</param>
/// <param name="watcher">One that has watched the first real clip, and is disposed of with this; null makes one when it is needed.</param>
/// <param name="told">Told of each unit whose part is merged; null for nobody.</param>
internal sealed class MeasureJob(MeasureRequest request, MannersWatcher? watcher = null, Action<MeasureJob, WorkUnit>? told = null)
    : ICarriedJob<MeasureRequest, MeasuredPart, IReadOnlyList<FamilyMeasures>>, IDisposable
{
    /// <summary>The name of the job. The number goes up when the same videos would give other figures.</summary>
    public const string JobName = "talk compare 1";

    private readonly Spares<LipSyncJudge> judges = new();
    private readonly Spares<MannersWatcher> watchers = watcher is null ? new() : new([watcher]);
    private readonly Spares<MouthDistance> mouths = new();

    /// <summary>How requests travel.</summary>
    public static IPartFormat<MeasureRequest> Asked { get; } = new JsonPartFormat<MeasureRequest>();

    /// <inheritdoc/>
    public string Name => JobName;

    /// <inheritdoc/>
    public IPartFormat<MeasureRequest> RequestFormat => Asked;

    /// <inheritdoc/>
    public IPartFormat<MeasuredPart> Format { get; } = new JsonPartFormat<MeasuredPart>();

    private int MouthsIndex => request.Clips.Count;

    private int MinuteIndex => request.Clips.Count + 1;

    private int SeedsIndex => request.Clips.Count + 2;

    /// <inheritdoc/>
    public IEnumerable<WorkUnit> Units(MeasureRequest asked) => asked.Families.SelectMany(family =>
        Enumerable.Range(0, asked.Clips.Count + 1)
            .Concat(family.Minute is null ? [] : [MinuteIndex])
            .Concat(family.Seeds.Count < 2 ? [] : [SeedsIndex])
            .Select(index => new WorkUnit(family.Name, index, default)));

    /// <inheritdoc/>
    public MeasuredPart Run(WorkUnit unit, CancellationToken cancellation)
    {
        FamilyVideos? family = request.Families.FirstOrDefault(one => one.Name == unit.Name);
        int index = (int)unit.Index;
        if (family is null || unit.Index < 0 || unit.Index > SeedsIndex || (index == MinuteIndex && family.Minute is null))
            throw new EvaluationException($"'{unit}' is no video of this comparison: ask with the same version.");
        if (index == MouthsIndex)
            return Mouths(family);
        if (index == MinuteIndex)
            return new() { Manners = Watch(family.Minute!) };
        return index == SeedsIndex ? new() { Seeds = SeedSpread.Of([.. family.Seeds.Select(Watch)]) } : new()
        {
            Report = judges.With(() => LipSyncJudge.Open(request.SyncNet), judge => Evaluator.Evaluate(
                new() { Reference = request.Clips[index], Generated = family.Clips[index] }, judge, cancellation)),
            Manners = Watch(family.Clips[index]),
        };

        VideoManners Watch(string video) => watchers.With(() => NewWatcher(cancellation), watcher => watcher.Watch(video, cancellation));
    }

    /// <inheritdoc/>
    public IReadOnlyList<FamilyMeasures> Merge(MeasureRequest asked, IEnumerable<MeasuredPart> parts)
    {
        var all = new List<(WorkUnit Unit, MeasuredPart Part)>();
        foreach ((WorkUnit unit, MeasuredPart part) in Units(asked).Zip(parts))
        {
            all.Add((unit, part));
            told?.Invoke(this, unit);
        }

        ILookup<string, (WorkUnit Unit, MeasuredPart Part)> byFamily = all.ToLookup(one => one.Unit.Name);
        return [.. asked.Families.Select(family => Of([.. byFamily[family.Name]]))];
    }

    /// <summary>How many videos a unit watches.</summary>
    public int WeightOf(WorkUnit unit) => unit.Index == MouthsIndex ? 0
        : unit.Index == SeedsIndex ? request.Families.First(family => family.Name == unit.Name).Seeds.Count
        : 1;

    /// <inheritdoc/>
    public void Dispose()
    {
        judges.Dispose();
        watchers.Dispose();
        mouths.Dispose();
    }

    private FamilyMeasures Of((WorkUnit Unit, MeasuredPart Part)[] family)
    {
        MeasuredPart[] clips = [.. family.Select(one => one.Part).Take(MouthsIndex)];
        MeasuredPart mouths = family[MouthsIndex].Part;
        return new(
            [.. clips.Select(part => part.Report!)], [.. clips.Select(part => part.Manners!)], mouths.MouthDistance, mouths.Manifold,
            family.FirstOrDefault(one => one.Unit.Index == MinuteIndex).Part?.Manners,
            family.FirstOrDefault(one => one.Unit.Index == SeedsIndex).Part?.Seeds);
    }

    private MeasuredPart Mouths(FamilyVideos family)
    {
        (double? distance, MouthManifold? manifold) =
            mouths.With(() => new MouthDistance(request.Clips), mouth => mouth.To(family.Clips));
        return new() { MouthDistance = distance, Manifold = manifold };
    }

    private MannersWatcher NewWatcher(CancellationToken cancellation)
    {
        var watcher = new MannersWatcher();
        try
        {
            watcher.Watch(request.Clips[0], cancellation);
            return watcher;
        }
        catch
        {
            watcher.Dispose();
            throw;
        }
    }
}
