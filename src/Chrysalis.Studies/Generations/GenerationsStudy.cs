using System.Diagnostics;
using Chrysalis.Foundation.Progress;
using Chrysalis.Studies.Computer;
using Chrysalis.Talking;
using Chrysalis.Talking.Comparison;
using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.LipSync.Judge;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Studies.Generations;

/// <summary>Lets every family say the same, and measures them by one rule.</summary>
public static class GenerationsStudy
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    /// <summary>Makes the videos and measures them; what an earlier, stopped run made in the folder is used again.</summary>
    /// <param name="request">What is compared.</param>
    /// <param name="maker">Makes a video.</param>
    /// <param name="steps">Takes a step a video.</param>
    /// <param name="cancellation">Stops between two videos, or a video.</param>
    /// <exception cref="ArgumentException">There is no clip or no persona.</exception>
    /// <exception cref="TalkingException">A clip cannot be read or shows no face, or a persona cannot speak it.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static GenerationsFindings Run(
        GenerationsRequest request, ISpeechMaker maker, IProgress<WorkProgress> steps, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(maker);
        ArgumentNullException.ThrowIfNull(steps);
        if (request.Clips.Count == 0 || request.Personas.Count == 0)
            throw new ArgumentException("A comparison needs a real video and a persona.", nameof(request));
        long start = Stopwatch.GetTimestamp();
        int videos = request.Clips.Count + (request.Audio is null ? 0 : 1) + (request.Minute ? 1 : 0) + request.Seeds;
        var work = new VideoCount(steps, 2 * (request.Clips.Count + videos * request.Personas.Count));
        using LipSyncJudge judge = LipSyncJudge.Open(request.SyncNet);
        using var watcher = new MannersWatcher();
        VideoManners[] real = [.. request.Clips.Select(clip => work.Done("the real videos", () => watcher.Watch(clip, cancellation)))];
        using MouthDistance distance = work.Done("the real videos", () => new MouthDistance(request.Clips), request.Clips.Count);
        var speech = new FamilySpeech(request, new MadeClips(maker), work, cancellation);
        FamilyResults[] families =
        [
            .. request.Personas.Select(PersonaFile.Load).Select(persona =>
                Measure(persona, request, speech.Of(persona), new(judge, watcher, distance), work, cancellation))
        ];
        var findings = new GenerationsFindings
        {
            Machine = MachineLine.Text(),
            Seed = request.Seed,
            Clips = request.Clips,
            RealVideos = RealVideos.Encode(request.Clips, Path.Combine(request.Folder, "real"), cancellation),
            RealManners = MannersSummary.Of(real, request.Seed),
            Families = families,
            Claims = [],
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
        };
        return findings with { Claims = GenerationClaims.Of(findings) };
    }

    /// <summary>The sound of the minute: the recording, or all that is said in the clips, again and again until it is full.</summary>
    internal static TimeSpan MinuteLength => Minute;

    private static FamilyResults Measure(
        Persona persona, GenerationsRequest request, SpokenVideos spoken, Observers by, VideoCount work, CancellationToken cancellation)
    {
        string name = persona.Name;
        EvaluationReport[] reports = [.. request.Clips.Zip(spoken.Clips).Select(pair => work.Done(name, () => Evaluator.Evaluate(
            new() { Reference = pair.First, Generated = pair.Second.Video }, by.Judge, cancellation)))];
        VideoManners[] manners = [.. spoken.Clips.Select(clip => by.Watcher.Watch(clip.Video, cancellation))];
        (double? distance, MouthManifold? manifold) = by.Distance.To(spoken.Clips.Select(clip => clip.Video));
        return new()
        {
            Persona = name,
            Family = persona.Family,
            Preset = persona.Preset,
            TrainingMinutes = persona.Training["training_minutes"]?.GetValue<double>(),
            WeightsMb = persona.Files.Keys.Sum(file => new FileInfo(Path.Combine(persona.Folder, file)).Length) / 1e6,
            FramesPerSecond = FigureStatistics.Of(
                [.. spoken.Clips.Select(clip => clip.Cost.Frames / clip.Cost.Seconds)], value => -value, request.Seed),
            MinuteFramesPerSecond = spoken.Minute is { } long60 ? long60.Cost.Frames / long60.Cost.Seconds : null,
            StartSeconds = FigureStatistics.Of([.. spoken.Clips.Select(clip => clip.Cost.StartSeconds)], value => value, request.Seed),
            PeakMemoryMb = spoken.All.Max(clip => clip.Cost.PeakMemoryMb),
            Evaluation = EvaluationSummary.Of(reports, request.Seed),
            Manners = MannersSummary.Of(manners, request.Seed),
            MouthDistance = distance,
            Manifold = manifold,
            Minute = spoken.Minute is { } minute ? work.Done(name, () => by.Watcher.Watch(minute.Video, cancellation)) : null,
            Seeds = spoken.Seeds.Count < 2 ? null
                : SeedSpread.Of([.. spoken.Seeds.Select(clip => work.Done(name, () => by.Watcher.Watch(clip.Video, cancellation)))]),
            Videos = [.. spoken.Clips.Select(clip => clip.Video)],
            Sentence = spoken.Sentence?.Video,
        };
    }

    private sealed record Observers(LipSyncJudge Judge, MannersWatcher Watcher, MouthDistance Distance);
}
