using System.Diagnostics;
using Chrysalis.Foundation.Lifetimes;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Sinks;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Talking.Speaking;

/// <summary>
/// Makes a model speak. The model is loaded once and serves any number of requests, one after another; the speaker does only what its
/// traits ask for. Decoding, painting and encoding run side by side with a bounded number of frames between them, so memory does not grow
/// with the length of the speech. Not for use from several threads at once.
/// </summary>
public sealed class Speaker : IDisposable
{
    private readonly ITalkingModel model;
    private readonly string name;
    private readonly FaceSearch search;
    private readonly Lazy<FaceAnalyzer>? analyzer;
    private readonly Lazy<RenderedFootage?> ownFootage;
    private readonly Lifetime lifetime;

    /// <summary>Takes a loaded model.</summary>
    /// <param name="model">The model; it is disposed with the speaker.</param>
    /// <param name="name">How the user knows it, for messages.</param>
    public Speaker(ITalkingModel model, string name) : this(model, name, NewAnalyzer())
    {
    }

    internal Speaker(ITalkingModel model, string name, FaceSearch search)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(name);
        this.model = model;
        this.name = name;
        this.search = search;
        lifetime = new(typeof(Speaker), Unload);
        ownFootage = new(() => model.Traits.OwnFootage is { } footage ? new(footage, model.Traits.FrameRate) : null);
    }

    private Speaker(ITalkingModel model, string name, Lazy<FaceAnalyzer> analyzer)
        : this(model, name, (frames, selection, cancellation) => analyzer.Value.Analyze(frames, selection, cancellation)) =>
        this.analyzer = analyzer;

    /// <summary>Loads a persona.</summary>
    /// <param name="personaFolder">The folder that training wrote.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    /// <param name="families">The families known; null takes those of the program.</param>
    /// <exception cref="TalkingException">The folder is not a usable persona, its family is unknown, or the device is not
    /// there.</exception>
    public static Speaker Open(string personaFolder, string device, FamilyCatalogue? families = null)
    {
        ArgumentNullException.ThrowIfNull(personaFolder);
        ArgumentNullException.ThrowIfNull(device);
        Persona persona = PersonaFile.Load(personaFolder);
        return new((families ?? TalkingFamilies.Catalogue).Get(persona.Family).Load(persona, device), persona.Name);
    }

    /// <summary>Loads a persona beside other work: the only slow call before frames come.</summary>
    /// <param name="personaFolder">The folder that training wrote.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    /// <param name="families">The families known; null takes those of the program.</param>
    /// <param name="cancellation">Gives the speaker up: it is unloaded as soon as it is there.</param>
    /// <exception cref="TalkingException">The folder is not a usable persona, its family is unknown, or the device is not
    /// there.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static async Task<Speaker> OpenAsync(
        string personaFolder, string device, FamilyCatalogue? families = null, CancellationToken cancellation = default)
    {
        Task<Speaker> opening = Task.Run(() => Open(personaFolder, device, families).WarmUp(), cancellation);
        try
        {
            return await opening.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _ = opening.ContinueWith(
                speaker => speaker.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion,
                TaskScheduler.Default);
            throw;
        }
    }

    /// <summary>Loads a checkpoint of a family, such as the published ones, to speak over a given face.</summary>
    /// <param name="family">The family's name.</param>
    /// <param name="checkpoint">The weights file: PyTorch (either format) or safetensors.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    /// <param name="families">The families known; null takes those of the program.</param>
    /// <exception cref="TalkingException">The family is unknown or reads no checkpoints, the file does not fit, or the device is not
    /// there.</exception>
    public static Speaker OpenCheckpoint(string family, string checkpoint, string device, FamilyCatalogue? families = null)
    {
        ArgumentNullException.ThrowIfNull(family);
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(device);
        return (families ?? TalkingFamilies.Catalogue).Get(family) is IReadsCheckpoints reader
            ? new(reader.LoadCheckpoint(checkpoint, device), Path.GetFileName(checkpoint))
            : throw new TalkingException(
                $"The family '{family}' has no checkpoints of its own to read ('{checkpoint}'): give a persona of it.")
            {
                Settings = ["personaFolder"],
            };
    }

    /// <summary>
    /// Opens the model's networks now instead of at the first frame: for whoever has time before the speech is there. Changes nothing about
    /// what is painted; before the first request.
    /// </summary>
    /// <returns>The speaker itself.</returns>
    /// <exception cref="TalkingException">The model cannot be used; the speaker is disposed of.</exception>
    public Speaker WarmUp()
    {
        try
        {
            using Lifetime.Use use = lifetime.Hold();
            (model as IWarmsUp)?.WarmUp();
            return this;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Whether a face must be given: the model needs footage and has none of its own.</summary>
    public bool NeedsFace
    {
        get
        {
            using Lifetime.Use use = lifetime.Hold();
            return model.Traits.AllNeeds != SceneNeeds.None && model.Traits.OwnFootage is null;
        }
    }

    /// <summary>
    /// Refuses what no model could speak, before one is loaded: an output that cannot be written, a codec that its container does not hold,
    /// sound without a sample of it or with samples that are no numbers, a face file without a picture, a photo without a face, a motion to
    /// follow that is none. What was found in the photo is kept for the request itself.
    /// </summary>
    /// <param name="request">What is to be made.</param>
    /// <param name="cancellation">Stops within a few frames.</param>
    /// <exception cref="TalkingException">A file cannot be used; the message is one sentence for the user.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static void RequireReadable(SpeakRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);

        // Both ask another program: the request is looked at while the sound is heard, and what is wrong with it is said first.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task heard = request.Audio is { } audio
            ? OwnThread.Run(() => SpeechInput.RequireReadable(audio, stop.Token), CancellationToken.None)
            : Task.CompletedTask;
        try
        {
            request.Validated();
        }
        catch
        {
            stop.Cancel();
            Task.WhenAny(heard).GetAwaiter().GetResult();
            throw;
        }

        heard.GetAwaiter().GetResult();
        if (request.Face is { } face && MediaProbe.Probe(face).RequireVideo().IsStillImage && request.Placement.Box is null)
            RequireFace(request, face, cancellation);
        HeadStaging.RequireReadable(request);
    }

    private static void RequireFace(SpeakRequest request, string face, CancellationToken cancellation)
    {
        Lazy<FaceAnalyzer> analyzer = NewAnalyzer();
        try
        {
            using FootageSource source = FootageSource.FromFile(face, cancellation, adjustment: request.Frames);
            var tracking = new FaceTracking(
                (frames, selection, token) => analyzer.Value.Analyze(frames, selection, token),
                new(request.CacheFolder ?? FaceTrackCache.DefaultFolder));
            tracking.Follow(source, request.Selection, 1, new(), null, cancellation);
        }
        finally
        {
            if (analyzer.IsValueCreated)
                analyzer.Value.Dispose();
        }
    }

    /// <summary>
    /// Makes one video. A file is written under a temporary name and moved into place at the end: a failed or cancelled
    /// run leaves nothing behind.
    /// </summary>
    /// <param name="request">What to make. Its sink, if it has one, is disposed in any case.</param>
    /// <param name="progress">Hears of frames analysed and made.</param>
    /// <param name="cancellation">Stops within a few frames.</param>
    /// <exception cref="TalkingException">An input cannot be used; the message is one sentence for the user.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public SpeakResult Speak(SpeakRequest request, IProgress<SpeakProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using Lifetime.Use use = lifetime.Hold();
        long start = Stopwatch.GetTimestamp();
        var counting = model as ICountsMultiplyAdds;
        long? before = counting?.MultiplyAddsDone;
        progress?.Report(new(SpeakStage.Open, 0, 0));
        using IFrameSink sink = request.Sink ?? new VideoFileSink(request.Output ?? "", request.Encoding);
        request.Validated();
        RequestCheck.RequireFit(request, model.Traits, name);
        HeadStaging.RequireReadable(request);
        var heads = new HeadStaging(request, model.Traits, name);
        using FootageSource? source = Source(request, cancellation);
        heads.RequireFit(source);
        var speech = SpeechInput.Open(request, model.Traits.LookAhead is not null && !sink.NeedsSound, cancellation);
        var run = new SpeakingRun(request, model, name, speech, progress, cancellation);
        IHeadMotion motion = heads.Open(
            source, speech, (video, needed) => run.Follow(search, video, needed, FaceSelection.Largest).Track, cancellation);
        using SwayingStill? still = heads.MovesStill(source) ? Still(request, source!, motion, speech, run) : null;
        Staging staging = source is null ? Staging.Empty(request, name, model.Traits, speech)
            : still is not null ? Staging.Over(request, model.Traits, speech, still.Source, _ => (new(still), false))
            : Staging.Over(request, model.Traits, speech, source, needed => run.Follow(search, source, needed, request.Selection));
        (int frames, int passedThrough) = run.Write(staging, motion, heads.OwnMotion, sink);
        heads.Save(motion, SpeakTimeline.Nearest(frames - 1, staging.Timeline.Output, staging.Timeline.Model) + 1);
        return new(request.Output ?? "", frames, passedThrough, Stopwatch.GetElapsedTime(start), staging.AnalysisCached)
        {
            MultiplyAdds = counting?.MultiplyAddsDone - before,
            StageTimes = run.StageTimes,
            Warnings =
            [
                .. source?.Notes ?? [], .. speech.Notes, .. run.Warnings, .. still?.Warning is { } turned ? [turned] : Array.Empty<string>()
            ],
        };
    }

    /// <summary>Unloads the model, at once or when the video that is being made is done.</summary>
    public void Dispose() => lifetime.End();

    private void Unload()
    {
        if (ownFootage is { IsValueCreated: true })
            ownFootage.Value?.Dispose();
        model.Dispose();
        if (analyzer is { IsValueCreated: true })
            analyzer.Value.Dispose();
    }

    private static Lazy<FaceAnalyzer> NewAnalyzer() =>
        new(() => new(new FaceAnalyzerOptions { Threads = Math.Min(2, Environment.ProcessorCount) }));

    /// <summary>A photo as footage in which its head moves.</summary>
    private SwayingStill Still(SpeakRequest request, FootageSource photo, IHeadMotion motion, SpeechInput speech, SpeakingRun run)
    {
        FrameRate rate = request.Encoding.Fps ?? model.Traits.FrameRate;
        TrackedFace face = run.Follow(search, photo, 1, request.Selection).Track.Faces[0]!;
        return new(photo, face, motion, rate, speech.FramesAt(rate) + 1);
    }

    /// <summary>The footage; null when the model needs none.</summary>
    private FootageSource? Source(SpeakRequest request, CancellationToken cancellation)
    {
        if (model.Traits.AllNeeds == SceneNeeds.None && !model.Traits.IsLaidOver(request.FaceName is not null))
            return null;
        FootageSource? source = request.Face is not null
            ? FootageSource.FromFile(request.Face, cancellation, adjustment: request.Frames)
            : request.Picture is not null ? FootageSource.FromPicture(request.Picture, request.FaceName!, request.Frames)
            : ownFootage.Value?.Open(name, request.Frames);
        if (source is null)
            throw new SpeakException($"'{name}' has no footage of its own: give a photo or video of a face.")
            {
                Settings = [nameof(request.Face)],
            };
        return request.Placement.Static ? source.FirstFrame() : source;
    }
}
