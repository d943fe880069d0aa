using Chrysalis.Talking.Faces.Camera;

namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>A persona's own head in a video of the person.</summary>
/// <param name="Poses">Where it is, a pose a frame; null where no face was found.</param>
/// <param name="Look">How the person looks in the video, as the head's own numbers.</param>
internal sealed record FollowedHead(RigidPose?[] Poses, float[] Look);
