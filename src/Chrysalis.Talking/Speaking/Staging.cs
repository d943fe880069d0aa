using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;

namespace Chrysalis.Talking.Speaking;

/// <summary>The scene of one request: footage and its face where the model needs them, else only a size.</summary>
/// <param name="Size">Size of the output's frames.</param>
/// <param name="Timeline">Rates and length.</param>
/// <param name="Footage">The footage; null when the model renders everything itself.</param>
/// <param name="Placement">Where the model's crop lies; null for a model of whole frames.</param>
/// <param name="AnalysisCached">True when the face analysis came from the cache.</param>
internal sealed record Staging(
    FrameSize Size, SpeakTimeline Timeline, TrackedFootage? Footage, CropPlacement? Placement, bool AnalysisCached)
{
    /// <summary>What the model is told before the first frame.</summary>
    public SpeakingScene Scene => new(Size, Timeline.Model)
    {
        Crop = Placement?.Geometry,
        FrameCount = Timeline.IsEndless ? null : Timeline.PaintedCount,
        Track = Footage?.Track,
    };

    /// <summary>The scene of a model that renders everything itself.</summary>
    /// <exception cref="SpeakException">The request speaks of a face or footage.</exception>
    public static Staging Empty(SpeakRequest request, string model, ModelTraits traits, SpeechInput speech)
    {
        if (request.FaceName is { } face)
            throw new SpeakException(
                $"'{model}' renders its whole picture itself and cannot speak over '{face}': leave out the face.")
            {
                Settings = [nameof(request.Face)],
            };
        FrameSize size = traits.Size
            ?? throw new InvalidOperationException($"The traits of '{model}' tell no size, although the model asks for no pictures.");
        FrameRate rate = request.Encoding.Fps ?? traits.FrameRate;
        return new(size, new(rate, traits.FrameRate, speech.FramesAt(rate)), null, null, false);
    }

    /// <summary>A scene of footage.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="traits">What the model needs.</param>
    /// <param name="speech">The speech.</param>
    /// <param name="source">The footage.</param>
    /// <param name="follow">Learns where the face is in so many first frames, and whether that was known.</param>
    public static Staging Over(
        SpeakRequest request, ModelTraits traits, SpeechInput speech, FootageSource source,
        Func<long, (FaceTrack Track, bool Cached)> follow)
    {
        long moments = speech.FramesAt(source.Rate) + 1;
        bool isLaidOver = traits.IsLaidOver(request.FaceName is not null);
        SceneNeeds needs = isLaidOver ? traits.Over : traits.AllNeeds;
        (FaceTrack track, bool cached) = !needs.HasFlag(SceneNeeds.Face) ? (Unseen(source, moments), false)
            : request.Placement.Box is { } box ? (BoxTrack.Of(box, source, moments), false)
            : follow(moments);
        CropPlacement? placement = traits.Mouth is { } mouth ? CropPlacement.For(request.Placement, mouth, track) : null;
        var footage = new TrackedFootage(source, track, source.IsOwn ? SyncMode.Bounce : request.SyncMode);
        FrameSize size = traits.Mouth is null && traits.Size is { } own && !isLaidOver ? own : new(source.Width, source.Height);
        return new(size, footage.TimelineFor(speech, traits.FrameRate, request.Encoding.Fps), footage, placement, cached);
    }

    /// <summary>The frames of the output, in order.</summary>
    public IEnumerable<BaseFrame> Play(StageClock clock) => Footage?.Play(Timeline, Placement, clock) ?? Blank();

    private static FaceTrack Unseen(FootageSource source, long moments) =>
        new([.. source.Frames.FromStart(moments).Select(_ => (TrackedFace?)null)]);

    private IEnumerable<BaseFrame> Blank()
    {
        for (long i = 0; i < Timeline.OutputCount; i++)
            yield return new(i, null, null, null);
    }
}
