namespace Chrysalis.Talking.Faces.Camera;

/// <summary>A person's camera, and the head's path through one clip.</summary>
/// <param name="FocalPx">Focal length in pixels; the optical axis goes through the middle of the picture.</param>
/// <param name="Width">Width of the pictures in pixels.</param>
/// <param name="Height">Their height.</param>
/// <param name="Poses">One a frame; null where no face was found.</param>
internal sealed record HeadTrack(float FocalPx, int Width, int Height, IReadOnlyList<RigidPose?> Poses);
