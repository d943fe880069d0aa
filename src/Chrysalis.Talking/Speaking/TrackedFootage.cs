using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Speaking;

/// <summary>Footage whose face is known, played at the rate of the output.</summary>
/// <param name="Footage">The frames.</param>
/// <param name="Track">The face in each of them; only the frames that play are covered.</param>
/// <param name="Rate">The footage's own rate.</param>
/// <param name="Order">Which frame plays when.</param>
internal sealed record TrackedFootage(Footage Footage, FaceTrack Track, FrameRate Rate, FootageOrder Order)
{
    /// <summary>The frames of the output, in order, each with its face cut out.</summary>
    /// <param name="timeline">The output's rate and length.</param>
    /// <param name="crop">The square to cut.</param>
    /// <param name="clock">Takes the time spent decoding and cutting.</param>
    public IEnumerable<BaseFrame> Play(SpeakTimeline timeline, CropGeometry crop, StageClock clock)
    {
        long playing = -1;
        BaseFrame? last = null;
        for (long i = 0; i < timeline.OutputCount; i++)
        {
            long index = Order.At(SpeakTimeline.Nearest(i, timeline.Output, Rate));
            last = last is not null && index == playing ? last with { Index = i } : Show(i, index, crop, clock);
            playing = index;
            yield return last;
        }
    }

    private BaseFrame Show(long output, long index, CropGeometry crop, StageClock clock)
    {
        using StageClock.Span _ = clock.Measure(Stage.Decode);
        Frame picture = Footage.At(index)
            ?? throw new MediaException($"The footage ended at frame {index}, earlier than when it was first read; it must not change while it is in use.");
        TrackedFace? face = Track.Faces[(int)index];
        return new(output, picture, face, face is null ? null : FaceCrop.Cut(picture, crop, face));
    }
}
