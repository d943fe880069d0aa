using System.Numerics;

namespace Chrysalis.Talking.Faces.Camera.Smoothing;

/// <summary>
/// A pose as six numbers that noise is added to evenly: a turn against a reference (a rotation vector, radians, about the camera's axes),
/// the origin's X / depth and Y / depth, and the logarithm of its depth.
/// </summary>
internal static class PoseNumbers
{
    /// <summary>How many they are.</summary>
    public const int Count = 6;

    /// <summary>The numbers of a pose.</summary>
    public static double[] Of(RigidPose pose, Quaternion reference)
    {
        Quaternion turn = pose.Rotation * Quaternion.Conjugate(reference);
        if (turn.W < 0)
            turn = -turn;
        var axis = new Vector3(turn.X, turn.Y, turn.Z);
        double sine = axis.Length();
        double angle = 2 * Math.Atan2(sine, turn.W);
        double perSine = sine > 1e-9 ? angle / sine : 2;
        double depth = -pose.Translation.Z;
        return
        [
            axis.X * perSine, axis.Y * perSine, axis.Z * perSine, pose.Translation.X / depth, pose.Translation.Y / depth, Math.Log(depth),
        ];
    }

    /// <summary>The pose of numbers.</summary>
    public static RigidPose Pose(ReadOnlySpan<double> numbers, Quaternion reference)
    {
        var turn = new Vector3((float)numbers[0], (float)numbers[1], (float)numbers[2]);
        float angle = turn.Length();
        Quaternion by = angle > 0 ? Quaternion.CreateFromAxisAngle(turn / angle, angle) : Quaternion.Identity;
        double depth = Math.Exp(numbers[5]);
        return new(
            Quaternion.Normalize(by * reference), new((float)(numbers[3] * depth), (float)(numbers[4] * depth), (float)-depth));
    }
}
