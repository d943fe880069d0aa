using System.Numerics;

namespace Chrysalis.Talking.Faces.Camera;

/// <summary>
/// Where a head is before the camera: turned, then moved. The head's space is right-handed: x to the right in the picture, y up, z out of
/// the face; the outer corners of the eyes lie <see cref="EyeSpan"/> apart, so that a head with its hair lies within [-1, 1]³. The camera
/// stands at the origin of its space and looks along -z.
/// </summary>
/// <param name="Rotation">From the head's axes to the camera's.</param>
/// <param name="Translation">Where the head's origin is before the camera; its z is negative.</param>
internal readonly record struct RigidPose(Quaternion Rotation, Vector3 Translation)
{
    /// <summary>Distance of the outer corners of the eyes, in units of the head's space.</summary>
    public const float EyeSpan = 0.6f;

    /// <summary>A point of the head, in the camera's space.</summary>
    public Vector3 Place(Vector3 point) => Vector3.Transform(point, Rotation) + Translation;
}
