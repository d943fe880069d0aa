using System.Numerics;

namespace Chrysalis.Talking.Faces.Camera;

/// <summary>
/// A head's rotation as yaw, pitch and roll, and back: roll about the view, then pitch, then yaw, signs as <see cref="HeadPose"/> has
/// them. All three are 0 where the head's axes are the camera's.
/// </summary>
internal static class HeadAngles
{
    private const float DegreesPerRadian = 180 / MathF.PI;

    /// <summary>The angles of a pose; where the head stands does not count.</summary>
    public static HeadPose Of(RigidPose pose) => Of(pose.Rotation);

    /// <summary>The angles of a rotation from the head's axes to the camera's.</summary>
    public static HeadPose Of(Quaternion rotation)
    {
        // Where the head's axes go; the formula's x, y and z are right, down and away, so that y and z change their signs.
        Vector3 right = Vector3.Transform(Vector3.UnitX, rotation);
        Vector3 up = Vector3.Transform(Vector3.UnitY, rotation);
        Vector3 front = Vector3.Transform(Vector3.UnitZ, rotation);
        float yaw = MathF.Atan2(-right.Z, front.Z);
        float pitch = MathF.Asin(Math.Clamp(up.Z, -1, 1));
        float roll = MathF.Atan2(up.X, up.Y);
        return new(yaw * DegreesPerRadian, pitch * DegreesPerRadian, roll * DegreesPerRadian);
    }

    /// <summary>The rotation from the head's axes to the camera's that has these angles.</summary>
    public static Quaternion ToRotation(HeadPose angles)
    {
        static Quaternion Turn(Vector3 axis, float degrees) => Quaternion.CreateFromAxisAngle(axis, degrees / DegreesPerRadian);
        return Turn(Vector3.UnitZ, -angles.RollDeg) * Turn(Vector3.UnitX, angles.PitchDeg) * Turn(Vector3.UnitY, angles.YawDeg);
    }
}
