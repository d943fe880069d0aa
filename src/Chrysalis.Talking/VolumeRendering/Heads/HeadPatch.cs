using Chrysalis.Talking.Faces.Camera;

namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>A square of a camera's picture of a head.</summary>
/// <param name="Camera">The camera.</param>
/// <param name="Pose">Where the head is before it.</param>
/// <param name="Column">The square's first column.</param>
/// <param name="Row">Its first row.</param>
internal sealed record HeadPatch(PinholeCamera Camera, RigidPose Pose, int Column, int Row);
