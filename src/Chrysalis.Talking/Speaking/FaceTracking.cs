using Chrysalis.Talking.Faces;

namespace Chrysalis.Talking.Speaking;

/// <summary>Learns where the face of some footage is, from the cache or by looking.</summary>
internal sealed class FaceTracking(FaceSearch search, FaceTrackCache cache)
{
    // Between the eyes; below this a mouth is a handful of pixels.
    private const float LeastInterOcularPx = 10;

    /// <summary>The track of the first frames, at least <paramref name="needed"/> or all there are, and whether it was cached.</summary>
    /// <param name="footage">The footage.</param>
    /// <param name="selection">Which face.</param>
    /// <param name="needed">Frames that will play.</param>
    /// <param name="clock">Takes the time of the analysis.</param>
    /// <param name="progress">Hears of every frame analysed.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <exception cref="SpeakException">No frame has a face, or it is too small.</exception>
    public (FaceTrack Track, bool Cached) Follow(
        FootageSource footage, FaceSelection selection, long needed,
        StageClock clock, IProgress<SpeakProgress>? progress, CancellationToken cancellation)
    {
        long limit = FaceTrackCache.Limit(needed);
        FaceTrack? known = cache.TryLoad(footage.Key, selection, limit);
        FaceTrack track = known ?? Look();
        RequireUsable(track, footage.Name);
        return (track, known is not null);

        FaceTrack Look()
        {
            using StageClock.Span _ = clock.Measure(Stage.Analyse);
            var faces = new List<TrackedFace?>();
            foreach (TrackedFace? face in search(footage.Frames.FromStart(limit).ReadAhead(8, cancellation), selection, cancellation))
            {
                faces.Add(face);
                if (faces.Count % 10 == 0)
                    progress?.Report(new("faces", faces.Count, limit));
            }

            progress?.Report(new("faces", faces.Count, faces.Count));
            var found = new FaceTrack(faces);
            RequireUsable(found, footage.Name);
            cache.Save(footage.Key, selection, limit, found);
            return found;
        }
    }

    private static void RequireUsable(FaceTrack track, string name)
    {
        float[] sizes = [.. track.Faces.OfType<TrackedFace>().Select(face => face.FaceToFrame.Scale).Order()];
        if (sizes.Length == 0)
            throw new SpeakException($"No face was found in any of the first {track.Faces.Count} frames of '{name}': use footage in which the face looks towards the camera.");
        float median = sizes[sizes.Length / 2];
        if (median < LeastInterOcularPx)
            throw new SpeakException($"The face in '{name}' is too small: {median:0} pixels between the eyes, at least {LeastInterOcularPx:0} are needed; use footage that shows it larger.");
    }
}
