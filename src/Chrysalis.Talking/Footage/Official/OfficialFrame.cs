using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Expression;

namespace Chrysalis.Talking.Footage.Official;

/// <summary>A frame of a folder made for AD-NeRF or SyncTalk.</summary>
/// <param name="ImageId">The number that its pictures are named by, and its row of the expressions.</param>
/// <param name="AudioId">Its row of the speech features.</param>
/// <param name="Pose">Where the head is before the camera.</param>
/// <param name="FaceBox">The box around the face; null where the file names none, as SyncTalk's does not.</param>
internal sealed record OfficialFrame(int ImageId, int AudioId, RigidPose Pose, PixelBox? FaceBox);
