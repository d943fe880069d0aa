using System.Diagnostics;
using Chrysalis.Foundation.Progress;
using Chrysalis.Jobs;
using Chrysalis.Studies.Computer;
using Chrysalis.Talking;
using Chrysalis.Talking.Comparison;
using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Studies.Generations;

/// <summary>Lets every family say the same, and measures them by one rule.</summary>
public static class GenerationsStudy
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    /// <summary>Makes the videos and measures them; what an earlier, stopped run made in the folder is used again.</summary>
    /// <remarks>
    /// The videos are made here, one after the other and before any is measured, whoever measures: what they cost is each one's own.
    /// </remarks>
    /// <param name="request">What is compared.</param>
    /// <param name="maker">Makes a video.</param>
    /// <param name="carrier">Has videos measured elsewhere, the figures are the same; null measures them here.</param>
    /// <param name="steps">Takes a step a video.</param>
    /// <param name="cancellation">Stops between two videos, or a video.</param>
    /// <exception cref="ArgumentException">There is no clip or no persona.</exception>
    /// <exception cref="TalkingException">
    /// A clip cannot be read or shows no face, a persona cannot speak it, or is named twice.
    /// </exception>
    /// <exception cref="JobException">
    /// Who measures does not find the files, or videos could not be measured elsewhere each time it was tried.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static GenerationsFindings Run(
        GenerationsRequest request, ISpeechMaker maker, IUnitCarrier? carrier, IProgress<WorkProgress> steps,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(maker);
        ArgumentNullException.ThrowIfNull(steps);
        if (request.Clips.Count == 0 || request.Personas.Count == 0)
            throw new ArgumentException("A comparison needs a real video and a persona.", nameof(request));
        long start = Stopwatch.GetTimestamp();
        int watched = request.Clips.Count + (request.Minute ? 1 : 0) + (request.Seeds < 2 ? 0 : request.Seeds);
        int made = request.Clips.Count + (request.Minute ? 1 : 0) + request.Seeds + (request.Audio is null ? 0 : 1);
        var work = new VideoCount(steps, request.Clips.Count + request.Personas.Count * (made + watched));
        Persona[] personas = [.. request.Personas.Select(PersonaFile.Load)];
        IReadOnlyList<string> names = PersonaNames.Of(personas);
        if (carrier is not null)
            RequireFiles(request, carrier, cancellation);
        using var watcher = new MannersWatcher();
        VideoManners[] real = [.. request.Clips.Select(clip => work.Done("the real videos", () => watcher.Watch(clip, cancellation)))];
        var speech = new FamilySpeech(request, new MadeClips(maker), work, cancellation);
        SpokenVideos[] spoken = [.. personas.Zip(names, speech.Of)];
        var measure = new MeasureRequest(
            [.. request.Clips.Select(Path.GetFullPath)], [.. names.Zip(spoken, FamilyVideos.Of)],
            request.SyncNet is { } weights ? Path.GetFullPath(weights) : null);
        IReadOnlyList<FamilyMeasures> measures =
            carrier is null ? MeasureHere(measure, watcher, work, cancellation) : Carry(measure, carrier, work, cancellation);
        FamilyResults[] families = [.. personas.Select((persona, i) => Results(persona, names[i], request.Seed, spoken[i], measures[i]))];
        var findings = new GenerationsFindings
        {
            Machine = MachineLine.Text(),
            Seed = request.Seed,
            Clips = request.Clips,
            RealVideos = RealVideos.Encode(request.Clips, Path.Combine(request.Folder, "real"), cancellation),
            RealManners = MannersSummary.Of(real, request.Seed),
            Families = families,
            Trainings = TrainingSpread.Among(families),
            Claims = [],
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
        };
        return findings with { Claims = GenerationClaims.Of(findings) };
    }

    /// <summary>Adds the measuring of videos to what a process does for others.</summary>
    /// <param name="jobs">What it does.</param>
    /// <param name="require">Refuses files that those who ask may not name.</param>
    public static void Offer(CarriedJobs jobs, Action<IEnumerable<string>> require)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        ArgumentNullException.ThrowIfNull(require);
        jobs.Add<MeasureRequest, MeasuredPart, IReadOnlyList<FamilyMeasures>>(MeasureJob.JobName, MeasureJob.Asked, asked =>
        {
            require(asked.Files);
            return new MeasureJob(asked);
        });
        jobs.Add<FilesRequest, bool, bool>(FilesJob.JobName, FilesJob.Asked, asked =>
        {
            require(asked.Paths);
            return new FilesJob(asked);
        });
    }

    /// <summary>The sound of the minute: the recording, or all that is said in the clips, again and again until it is full.</summary>
    internal static TimeSpan MinuteLength => Minute;

    private static IReadOnlyList<FamilyMeasures> MeasureHere(
        MeasureRequest request, MannersWatcher watcher, VideoCount work, CancellationToken cancellation)
    {
        using var job = new MeasureJob(request, watcher);
        return job.Merge(request, job.Units(request).Select(unit =>
        {
            cancellation.ThrowIfCancellationRequested();
            return work.Done(unit.Name, () => job.Run(unit, cancellation), job.WeightOf(unit));
        }));
    }

    private static void RequireFiles(GenerationsRequest request, IUnitCarrier carrier, CancellationToken cancellation)
    {
        bool isNew = !Directory.Exists(request.Folder);
        Directory.CreateDirectory(request.Folder);
        var asked = new FilesRequest(
            [.. request.Clips.Append(request.Folder).Concat(new[] { request.SyncNet }.OfType<string>()).Select(Path.GetFullPath)],
            carrier.Capacity);
        try
        {
            new JobRunner(carrier: carrier).Run(new FilesJob(asked), asked, cancellation: cancellation);
        }
        catch when (isNew)
        {
            Directory.Delete(request.Folder);
            throw;
        }
    }

    private static IReadOnlyList<FamilyMeasures> Carry(
        MeasureRequest request, IUnitCarrier carrier, VideoCount work, CancellationToken cancellation)
    {
        using var job = new MeasureJob(request, told: (job, unit) => work.Done(unit.Name, () => unit, job.WeightOf(unit)));
        return new JobRunner(carrier: carrier).Run(job, request, cancellation: cancellation);
    }

    private static FamilyResults Results(
        Persona persona, string name, int seed, SpokenVideos spoken, FamilyMeasures measured) => new()
    {
        Persona = name,
        Family = persona.Family,
        Preset = persona.Preset,
        TrainingMinutes = TrainingRecord.MinutesInAll(persona),
        TrainingSeed = TrainingRecord.Seed(persona),
        WeightsMb = persona.Files.Keys.Sum(file => new FileInfo(Path.Combine(persona.Folder, file)).Length) / 1e6,
        FramesPerSecond = FigureStatistics.Of(
            [.. spoken.Clips.Select(clip => clip.Cost.Frames / clip.Cost.Seconds)], value => -value, seed),
        MinuteFramesPerSecond = spoken.Minute is { } long60 ? long60.Cost.Frames / long60.Cost.Seconds : null,
        StartSeconds = FigureStatistics.Of([.. spoken.Clips.Select(clip => clip.Cost.StartSeconds)], value => value, seed),
        PeakMemoryMb = spoken.All.Max(clip => clip.Cost.PeakMemoryMb),
        MultiplyAddsPerFrame = spoken.MultiplyAddsPerFrame,
        Evaluation = EvaluationSummary.Of(measured.Reports, seed),
        Manners = MannersSummary.Of(measured.Manners, seed),
        MouthDistance = measured.MouthDistance,
        Manifold = measured.Manifold,
        Minute = measured.Minute,
        Seeds = measured.Seeds,
        Videos = [.. spoken.Clips.Select(clip => clip.Video)],
        Sentence = spoken.Sentence?.Video,
    };
}
