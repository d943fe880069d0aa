using System.Numerics;
using Chrysalis.Talking.Faces.Camera;

namespace Chrysalis.Talking.Footage.Official;

/// <summary>
/// The poses of AD-NeRF's and SyncTalk's data: the camera's place in the space of the head, a 4 x 4 matrix (camera to world) for columns,
/// the camera looking along its -z with y up. The axes are those of <see cref="RigidPose"/>; the unit is the metre, in which the outer
/// corners of the mean face's eyes lie 0.09 apart.
/// </summary>
internal static class OfficialPose
{
    /// <summary>Units of our space of the head in one of theirs.</summary>
    public const float UnitsInMetre = RigidPose.EyeSpan / 0.09f;

    /// <summary>How far the rows of a rotation may be from length 1 and from square to each other.</summary>
    private const float Tolerance = 0.01f;

    /// <summary>Cameras nearer or further from the head than this, in metres, are no cameras.</summary>
    private const float Furthest = 1000;

    /// <summary>The pose of a matrix, row by row.</summary>
    /// <returns>The pose; or null and what is wrong with the matrix, as the end of a sentence.</returns>
    public static RigidPose? From(ReadOnlySpan<float> matrix, out string? fault)
    {
        fault = Fault(matrix);
        if (fault is not null)
            return null;

        // Vectors stand in rows here: the transpose of the matrix for columns, and that is the camera's own turn undone.
        var cameraToHead = new Matrix4x4(
            matrix[0], matrix[4], matrix[8], 0, matrix[1], matrix[5], matrix[9], 0, matrix[2], matrix[6], matrix[10], 0, 0, 0, 0, 1);
        Quaternion toHead = Quaternion.Normalize(Quaternion.CreateFromRotationMatrix(cameraToHead));
        Quaternion toCamera = Quaternion.Conjugate(toHead);
        var place = new Vector3(matrix[3], matrix[7], matrix[11]);
        return new(toCamera, -Vector3.Transform(place, toCamera) * UnitsInMetre);
    }

    /// <summary>The matrix of a pose, row by row: 16 numbers.</summary>
    public static float[] ToMatrix(RigidPose pose)
    {
        Quaternion toHead = Quaternion.Conjugate(pose.Rotation);
        Vector3 right = Vector3.Transform(Vector3.UnitX, toHead), up = Vector3.Transform(Vector3.UnitY, toHead);
        Vector3 back = Vector3.Transform(Vector3.UnitZ, toHead);
        Vector3 place = -Vector3.Transform(pose.Translation, toHead) / UnitsInMetre;
        return
        [
            right.X, up.X, back.X, place.X, right.Y, up.Y, back.Y, place.Y, right.Z, up.Z, back.Z, place.Z, 0, 0, 0, 1,
        ];
    }

    private static string? Fault(ReadOnlySpan<float> m)
    {
        foreach (float value in m)
        {
            if (!float.IsFinite(value))
                return "has a number that is not finite";
        }

        Vector3 x = new(m[0], m[4], m[8]), y = new(m[1], m[5], m[9]), z = new(m[2], m[6], m[10]);
        bool isSquare = MathF.Abs(Vector3.Dot(x, y)) < Tolerance && MathF.Abs(Vector3.Dot(x, z)) < Tolerance
            && MathF.Abs(Vector3.Dot(y, z)) < Tolerance;
        bool isUnit = MathF.Abs(x.Length() - 1) < Tolerance && MathF.Abs(y.Length() - 1) < Tolerance
            && MathF.Abs(z.Length() - 1) < Tolerance;
        if (!isSquare || !isUnit || Vector3.Dot(Vector3.Cross(x, y), z) < 0)
            return "is no rotation and translation";
        if (m[12] != 0 || m[13] != 0 || m[14] != 0 || m[15] != 1)
            return "does not end in the row 0, 0, 0, 1";
        var place = new Vector3(m[3], m[7], m[11]);
        return place.Length() > Furthest ? "puts the camera more than a kilometre away"
            : Vector3.Dot(place, z) <= 0 ? "puts the head behind the camera"
            : null;
    }
}
