using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Tracking;

namespace Chrysalis.Talking.Speaking;

/// <summary>Learns where the face of some footage is, from the cache or by looking.</summary>
internal sealed class FaceTracking(FaceSearch search, FaceTrackCache cache)
{
    /// <summary>The track of the first frames, at least <paramref name="needed"/> or all there are, and whether it was cached.</summary>
    /// <param name="footage">The footage.</param>
    /// <param name="selection">Which face.</param>
    /// <param name="needed">Frames that will play.</param>
    /// <param name="clock">Takes the time of the analysis.</param>
    /// <param name="progress">Hears of every frame analysed.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <exception cref="FaceException">No frame has a face, or it is too small.</exception>
    public (FaceTrack Track, bool Cached) Follow(
        FootageSource footage, FaceSelection selection, long needed,
        StageClock clock, IProgress<SpeakProgress>? progress, CancellationToken cancellation)
    {
        FaceTrack? known = cache.TryLoad(footage.Key, selection, needed);
        FaceTrack track = known ?? Look(footage, selection, needed, clock, progress, cancellation);
        track.RequireFace(footage.Name);
        if (known is null)
            cache.Save(footage.Key, selection, track, whole: track.Faces.Count < needed);
        return (track, known is not null);
    }

    private FaceTrack Look(
        FootageSource footage, FaceSelection selection, long needed,
        StageClock clock, IProgress<SpeakProgress>? progress, CancellationToken cancellation)
    {
        using StageClock.Span _ = clock.Measure(Stage.Analyse);
        var faces = PackedFaceList.From([]);
        foreach (TrackedFace? face in search(footage.Frames.FromStart(needed).ReadAhead(8, cancellation), selection, cancellation))
        {
            faces.Add(face is null ? null : PackedFace.Pack(face));
            if (faces.Count % 10 == 0)
                progress?.Report(new(SpeakStage.Faces, faces.Count, needed));
        }

        progress?.Report(new(SpeakStage.Faces, faces.Count, faces.Count));
        return new(faces);
    }
}
