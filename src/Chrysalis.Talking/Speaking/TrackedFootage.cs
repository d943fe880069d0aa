using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Speaking;

/// <summary>Footage whose face is known, prolonged or cut to fit a speech.</summary>
/// <param name="Source">The footage.</param>
/// <param name="Track">The face in its frames; it ends where the footage ends, or where no more will play.</param>
/// <param name="Mode">What to do when speech and footage differ in length.</param>
internal sealed record TrackedFootage(FootageSource Source, FaceTrack Track, SyncMode Mode)
{
    private FootageOrder Order => new(Mode, Track.Faces.Count);

    // A photo has no rate of its own and nothing to cut short.
    private bool IsStill => Track.Faces.Count == 1;

    /// <summary>The rates and length of the output: the footage's own rate unless one is asked for, the model's for a photo.</summary>
    public SpeakTimeline TimelineFor(SpeechInput speech, FrameRate model, FrameRate? asked)
    {
        FrameRate output = asked ?? (IsStill ? model : Source.Rate);
        long count = speech.FramesAt(output);
        if (Mode == SyncMode.Cut && !IsStill)
            count = Math.Min(count, Math.Max(1, SpeakTimeline.Nearest(Track.Faces.Count, Source.Rate, output)));
        return new(output, model, count);
    }

    /// <summary>The frames of the output, in order, each with its face, cut out where that is asked for.</summary>
    /// <param name="timeline">The output's rate and length.</param>
    /// <param name="crop">Where the square to cut lies; null cuts none out.</param>
    /// <param name="clock">Takes the time spent decoding and cutting.</param>
    public IEnumerable<BaseFrame> Play(SpeakTimeline timeline, CropPlacement? crop, StageClock clock)
    {
        long playing = -1;
        BaseFrame? last = null;
        for (long i = 0; i < timeline.OutputCount; i++)
        {
            long index = Order.At(SpeakTimeline.Nearest(i, timeline.Output, Source.Rate));
            last = last is not null && index == playing ? last with { Index = i } : Show(i, index, crop, clock);
            playing = index;
            yield return last;
        }
    }

    private BaseFrame Show(long output, long index, CropPlacement? crop, StageClock clock)
    {
        using StageClock.Span _ = clock.Measure(Stage.Decode);
        Frame picture = Source.Frames.At(index)
            ?? throw new SpeakException(
                $"'{Source.Name}' ended at frame {index}, earlier than when it was first read: do not change the file while it is in use.");
        if (Track.Faces[(int)index] is not { } face)
            return new(output, picture, null, null);
        if (crop is null)
            return new(output, picture, face, null);
        AffineTransform cropToFrame = crop.CropToFrame(face);
        return new(output, picture, face, FaceCrop.Cut(picture, cropToFrame, crop.Geometry.SizePx)) { CropToFrame = cropToFrame };
    }
}
