using System.Diagnostics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Sinks;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Motion;

namespace Chrysalis.Talking.Speaking;

/// <summary>One request under way: scene, session, sink.</summary>
internal sealed class SpeakingRun(
    SpeakRequest request, ITalkingModel model, string name, SpeechInput speech, IProgress<SpeakProgress>? progress,
    CancellationToken cancellation)
{
    private const int FramesAhead = 8;

    /// <summary>Where a frame takes long, each is told.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(1);
    private readonly StageClock clock = new();

    /// <summary>Busy time of each stage so far.</summary>
    public IReadOnlyDictionary<string, TimeSpan> StageTimes => clock.Times;

    /// <summary>What the session had to say.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <summary>The track of the first frames, at least <paramref name="needed"/> or all there are, and whether it was cached.</summary>
    public (FaceTrack Track, bool Cached) Follow(FaceSearch search, FootageSource source, long needed, FaceSelection selection)
    {
        var tracking = new FaceTracking(search, new(request.CacheFolder ?? FaceTrackCache.DefaultFolder));
        return tracking.Follow(source, selection, needed, clock, progress, cancellation);
    }

    /// <summary>Paints every frame and hands it to the sink.</summary>
    /// <param name="staging">The scene.</param>
    /// <param name="motion">How the head moves in it.</param>
    /// <param name="ownMotion">What the model itself drew of it; null for nothing.</param>
    /// <param name="sink">Takes the frames.</param>
    /// <returns>Frames written, and those of them that passed through.</returns>
    public (int Frames, int PassedThrough) Write(Staging staging, IHeadMotion motion, IHeadMotion? ownMotion, IFrameSink sink)
    {
        SpeakTimeline timeline = staging.Timeline;
        MouthCompositor? compositor = Compositor(staging);
        var composer = new FrameComposer(staging.Size, compositor);
        using ISpeakingSession session = model.Begin(
            staging.Scene with
            {
                Motion = motion,
                OwnMotion = ownMotion,
                Guidance = request.Guidance,
                Expression = request.Expression,
                TrustsProgram = request.TrustsTorchScript,
                DenoisingSteps = request.DenoisingSteps,
                Painting = progress is null ? null : new PaintingProgress(timeline, progress, TimeProvider.System),
                Features = request.Features is { } file ? new(file, speech.WholeFramesAt(timeline.Model)) : null,
            },
            request.Seed);
        var painter = new SessionPainter(session, speech.Source, timeline, clock);
        IEnumerable<BaseFrame> frames = staging.Play(clock).ReadAhead(FramesAhead, cancellation);
        sink.Begin(new(staging.Size.Width, staging.Size.Height, timeline.Output), speech.TrackFor(timeline));
        long done = 0, told = Stopwatch.GetTimestamp();
        foreach (PaintedFrame painted in painter.Paint(frames, cancellation).ReadAhead(FramesAhead, cancellation))
        {
            Frame finished;
            using (clock.Measure(Stage.Blend))
                finished = composer.Compose(painted);
            using (clock.Measure(Stage.Encode))
                sink.Write(finished);
            if (++done % 10 == 0 || done == timeline.OutputCount || Stopwatch.GetElapsedTime(told) > LongestSilence)
            {
                progress?.Report(new(SpeakStage.Speak, done, timeline.IsEndless ? 0 : timeline.OutputCount));
                told = Stopwatch.GetTimestamp();
            }
        }

        using (clock.Measure(Stage.Encode))
            sink.Complete();
        string? unknown = (motion as KnownPoses)?.Warning(name);
        Warnings = [.. session.Warnings, .. UnknownFace.Warnings(name, compositor), .. unknown is null ? Array.Empty<string>() : [unknown]];
        return ((int)done, composer.PassedThroughCount);
    }

    private MouthCompositor? Compositor(Staging staging) => staging is { Placement: { } placement, Footage: { } footage }
        ? new(request.Blending, model.Traits.Mouth!.WantsSharpening, placement.Geometry, footage.Track)
        : null;
}
