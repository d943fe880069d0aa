using System.Diagnostics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Speaking;

/// <summary>
/// Makes a persona speak. The model is loaded once and serves any number of requests, one after another.
/// Decoding, painting and encoding run side by side with a bounded number of frames between them, so memory does not
/// grow with the length of the speech.
/// </summary>
public sealed class Speaker : IDisposable
{
    private readonly ITalkingHead head;
    private readonly string name;
    private readonly FaceSearch search;
    private readonly Lazy<FaceAnalyzer>? analyzer;
    private readonly Lazy<OwnFootage?> ownFootage;

    internal Speaker(ITalkingHead head, string name, FaceSearch search)
    {
        this.head = head;
        this.name = name;
        this.search = search;
        ownFootage = new(() => OwnFootage.Render(head));
    }

    private Speaker(ITalkingHead head, string name, Lazy<FaceAnalyzer> analyzer)
        : this(head, name, (frames, selection, cancellation) => analyzer.Value.Analyze(frames, selection, cancellation)) =>
        this.analyzer = analyzer;

    /// <summary>Loads a persona.</summary>
    /// <param name="personaFolder">The folder that training wrote.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    /// <exception cref="TalkingException">The folder is not a usable persona, its family is unknown, or the device is not there.</exception>
    public static Speaker Open(string personaFolder, string device)
    {
        Persona persona = PersonaFile.Load(personaFolder);
        return new(TalkingFamilies.Get(persona.Family).Load(persona, device), persona.Name, NewAnalyzer());
    }

    /// <summary>Loads a checkpoint of a family, such as the published ones, to speak over a given face.</summary>
    /// <param name="family">The family's name.</param>
    /// <param name="checkpoint">The weights file: PyTorch (either format) or safetensors.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    /// <exception cref="TalkingException">The family is unknown or reads no checkpoints, the file does not fit, or the device is not there.</exception>
    public static Speaker OpenCheckpoint(string family, string checkpoint, string device) =>
        new(TalkingFamilies.Get(family).LoadCheckpoint(checkpoint, device), Path.GetFileName(checkpoint), NewAnalyzer());

    /// <summary>Whether a face must be given: the model has no footage of its own.</summary>
    public bool NeedsFace => ownFootage.Value is null;

    /// <summary>
    /// Makes one video. It is written under a temporary name and moved into place at the end: a failed or cancelled
    /// run leaves nothing behind.
    /// </summary>
    /// <param name="request">What to make.</param>
    /// <param name="progress">Hears of frames analysed and made.</param>
    /// <param name="cancellation">Stops within a few frames.</param>
    /// <exception cref="TalkingException">An input cannot be used; the message is one sentence for the user.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public SpeakResult Speak(SpeakRequest request, IProgress<SpeakProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        long start = Stopwatch.GetTimestamp();
        RequestCheck.RequireUsable(request);
        using FootageSource source = Source(request, cancellation);
        Waveform speech = SpeechOf(request);
        var clock = new StageClock();

        var tracking = new FaceTracking(search, new(request.CacheFolder ?? FaceTrackCache.DefaultFolder));
        long moments = SpeakTimeline.Covering(speech.Samples.Length, speech.SampleRateHz, source.Rate) + 1;
        (FaceTrack track, bool cached) = request.Placement.Box is { } box
            ? (BoxTrack.Of(box, source, moments), false)
            : tracking.Follow(source, request.Selection, moments, clock, progress, cancellation);
        CropPlacement placement = CropPlacement.For(request.Placement, head, track);

        var footage = new TrackedFootage(source, track, source.IsOwn ? SyncMode.Bounce : request.SyncMode);
        SpeakTimeline timeline = footage.TimelineFor(speech, head.FrameRate, request.Encoding.Fps);
        int passedThrough = Write(request, speech, footage, placement, timeline, clock, progress, cancellation);
        return new(request.Output, (int)timeline.OutputCount, passedThrough, Stopwatch.GetElapsedTime(start), cached) { StageTimes = clock.Times };
    }

    /// <summary>Unloads the model.</summary>
    public void Dispose()
    {
        head.Dispose();
        if (analyzer is { IsValueCreated: true })
            analyzer.Value.Dispose();
    }

    private static Lazy<FaceAnalyzer> NewAnalyzer() =>
        new(() => new(new FaceAnalyzerOptions { Threads = Math.Min(2, Environment.ProcessorCount) }));

    private FootageSource Source(SpeakRequest request, CancellationToken cancellation)
    {
        FootageSource? source = request.Face is not null
            ? FootageSource.FromFile(request.Face, cancellation, adjustment: request.Frames)
            : ownFootage.Value?.Open(name, request.Frames);
        if (source is null)
            throw new SpeakException($"'{name}' has no footage of its own: give a photo or video of a face (--face).");
        return request.Placement.Static ? source.FirstFrame() : source;
    }

    private static Waveform SpeechOf(SpeakRequest request)
    {
        Waveform speech = AudioReader.Read(request.Audio, Waveform.SpeechRateHz);
        if (request.Preview is not { } preview || preview >= speech.Duration)
            return speech;
        int samples = Math.Max(1, (int)(preview.TotalSeconds * speech.SampleRateHz));
        return speech with { Samples = speech.Samples[..samples] };
    }

    private int Write(
        SpeakRequest request, Waveform speech, TrackedFootage footage, CropPlacement placement, SpeakTimeline timeline,
        StageClock clock, IProgress<SpeakProgress>? progress, CancellationToken cancellation)
    {
        TimeSpan sound = speech.Duration < timeline.OutputDuration ? speech.Duration : timeline.OutputDuration;
        var composer = new FrameComposer(request.Blending, head.WantsSharpening, placement.Geometry, footage.Track);
        var painter = new FacePainter(head, speech, timeline, clock);
        IEnumerable<BaseFrame> frames = footage.Play(timeline, placement, clock).ReadAhead(8, cancellation);
        using var writer = new VideoWriter(
            request.Output, footage.Source.Width, footage.Source.Height, timeline.Output, request.Encoding, request.Audio, sound);
        long done = 0;
        foreach (PaintedFrame painted in painter.Paint(frames, cancellation).ReadAhead(8, cancellation))
        {
            Frame finished;
            using (clock.Measure(Stage.Blend))
                finished = composer.Compose(painted);
            using (clock.Measure(Stage.Encode))
                writer.Write(finished);
            if (++done % 10 == 0 || done == timeline.OutputCount)
                progress?.Report(new("speak", done, timeline.OutputCount));
        }

        using (clock.Measure(Stage.Encode))
            writer.Complete();
        return composer.PassedThroughCount;
    }
}
