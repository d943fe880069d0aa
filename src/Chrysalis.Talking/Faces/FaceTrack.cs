namespace Chrysalis.Talking.Faces;

/// <summary>The chosen face over a video: one entry a frame, null where no face was found.</summary>
/// <param name="Faces">One entry a frame.</param>
public sealed record FaceTrack(IReadOnlyList<TrackedFace?> Faces)
{
    /// <summary>
    /// The smallest face that the mouth can be read from, in pixels between the eyes' centres (docs/faces.md has the
    /// measurement).
    /// </summary>
    public const float LeastInterOcularPx = 24;

    /// <summary>Number of frames without a face.</summary>
    public int MissingCount => Faces.Count(face => face is null);

    /// <summary>This track, if it shows a face large enough to work on in at least one frame.</summary>
    /// <param name="path">The picture or video, for the message.</param>
    /// <param name="leastInterOcularPx">The smallest median distance of the eyes in pixels.</param>
    /// <exception cref="FaceException">There is no face, or it is too small.</exception>
    public FaceTrack RequireFace(string path, float leastInterOcularPx = LeastInterOcularPx)
    {
        ArgumentNullException.ThrowIfNull(path);
        List<float> sizes = [.. Faces.OfType<TrackedFace>().Select(face => face.FaceToFrame.Scale).Order()];
        if (sizes.Count == 0)
            throw new FaceException($"No face was found in '{path}': give a picture or video that shows a face from the front.");

        float median = sizes[sizes.Count / 2];
        return median >= leastInterOcularPx ? this : throw new FaceException(FormattableString.Invariant($"The face in '{path}' is too ")
            + FormattableString.Invariant($"small: its eyes are {median:0} px apart and at least {leastInterOcularPx:0} px are needed; ")
            + "give a larger picture or one closer to the face.");
    }
}
