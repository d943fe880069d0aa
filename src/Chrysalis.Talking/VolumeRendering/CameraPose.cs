using System.Numerics;
using Chrysalis.Talking.Faces.Camera;

namespace Chrysalis.Talking.VolumeRendering;

/// <summary>Where a camera stands and how it is turned, in the space of the head: the columns of its camera-to-world matrix.</summary>
/// <param name="Right">The camera's x axis.</param>
/// <param name="Up">Its y axis.</param>
/// <param name="Back">Its z axis: the camera looks the other way.</param>
/// <param name="Position">Its centre.</param>
internal readonly record struct CameraPose(Vector3 Right, Vector3 Up, Vector3 Back, Vector3 Position)
{
    /// <summary>At the origin, looking along -z.</summary>
    public static CameraPose Identity => new(Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ, Vector3.Zero);

    /// <summary>Reads a matrix.</summary>
    /// <param name="matrix">The upper three rows of a 4 x 4 matrix, row by row; what follows them is left alone.</param>
    public static CameraPose FromMatrix(ReadOnlySpan<float> matrix)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(matrix.Length, 12);
        return new(
            new(matrix[0], matrix[4], matrix[8]), new(matrix[1], matrix[5], matrix[9]), new(matrix[2], matrix[6], matrix[10]),
            new(matrix[3], matrix[7], matrix[11]));
    }

    /// <summary>Where the camera is, seen from a head that is before it.</summary>
    public static CameraPose Before(RigidPose head)
    {
        Quaternion back = Quaternion.Conjugate(head.Rotation);
        return new(
            Vector3.Transform(Vector3.UnitX, back), Vector3.Transform(Vector3.UnitY, back), Vector3.Transform(Vector3.UnitZ, back),
            Vector3.Transform(-head.Translation, back));
    }

    /// <summary>A direction of the camera's own axes, in the space of the head.</summary>
    public Vector3 Turn(Vector3 direction) => direction.X * Right + direction.Y * Up + direction.Z * Back;

    /// <summary>How far the origin of the head's space lies before the camera, along its view.</summary>
    public float DistanceToOrigin => Vector3.Dot(Back, Position);
}
