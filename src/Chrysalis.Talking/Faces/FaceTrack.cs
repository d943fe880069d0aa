namespace Chrysalis.Talking.Faces;

/// <summary>The chosen face over a video: one entry a frame, null where no face was found.</summary>
/// <param name="Faces">One entry a frame.</param>
public sealed record FaceTrack(IReadOnlyList<TrackedFace?> Faces)
{
    /// <summary>Number of frames without a face.</summary>
    public int MissingCount => Faces.Count(face => face is null);
}
