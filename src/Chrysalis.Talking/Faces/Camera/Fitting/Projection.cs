using System.Numerics;

namespace Chrysalis.Talking.Faces.Camera.Fitting;

/// <summary>
/// A point of the head on the picture, and how it moves with the six numbers of a pose: a small turn about the camera's axes (radians),
/// a step of X / depth and of Y / depth of the head's origin, and of the logarithm of its depth. With these, focal length and depth are a
/// sum, which Gauss-Newton steps follow well.
/// </summary>
internal readonly struct Projection
{
    /// <summary>Numbers of a pose.</summary>
    public const int PoseSize = 6;

    private readonly Vector3 turned;
    private readonly Vector3 translation;
    private readonly Matrix4x4 rotation;
    private readonly double perUnit, xPerDepth, yPerDepth;

    /// <summary>Projects a point.</summary>
    /// <param name="rotation">The pose's rotation as a matrix of System.Numerics.</param>
    /// <param name="translation">The pose's translation.</param>
    /// <param name="focal">Focal length in longer edges of the picture.</param>
    /// <param name="point">The point in head space.</param>
    public Projection(in Matrix4x4 rotation, Vector3 translation, double focal, Vector3 point)
    {
        (this.rotation, this.translation) = (rotation, translation);
        turned = Vector3.TransformNormal(point, rotation);
        Vector3 placed = turned + translation;
        double depth = -placed.Z;
        perUnit = focal / depth;
        (X, Y) = (perUnit * placed.X, perUnit * placed.Y);
        (xPerDepth, yPerDepth) = (X / depth, Y / depth);
    }

    /// <summary>Longer edges of the picture to the right of its middle; its derivative by the logarithm of the focal length.</summary>
    public double X { get; }

    /// <summary>The same upwards.</summary>
    public double Y { get; }

    /// <summary>Derivatives of X and Y by the pose.</summary>
    public void ByPose(Span<double> x, Span<double> y)
    {
        double depth = -translation.Z;
        x[0] = xPerDepth * turned.Y;
        y[0] = -perUnit * turned.Z + yPerDepth * turned.Y;
        x[1] = perUnit * turned.Z - xPerDepth * turned.X;
        y[1] = -yPerDepth * turned.X;
        x[2] = -perUnit * turned.Y;
        y[2] = perUnit * turned.X;
        (x[3], y[3]) = (perUnit * depth, 0);
        (x[4], y[4]) = (0, perUnit * depth);
        x[5] = perUnit * translation.X + xPerDepth * translation.Z;
        y[5] = perUnit * translation.Y + yPerDepth * translation.Z;
    }

    /// <summary>Derivatives of X and Y by the point.</summary>
    public void ByPoint(Span<double> x, Span<double> y)
    {
        // Column k of the rotation is row k of the matrix as System.Numerics keeps it.
        (x[0], x[1], x[2]) = (perUnit * rotation.M11 + xPerDepth * rotation.M13, perUnit * rotation.M21 + xPerDepth * rotation.M23,
            perUnit * rotation.M31 + xPerDepth * rotation.M33);
        (y[0], y[1], y[2]) = (perUnit * rotation.M12 + yPerDepth * rotation.M13, perUnit * rotation.M22 + yPerDepth * rotation.M23,
            perUnit * rotation.M32 + yPerDepth * rotation.M33);
    }

    /// <summary>A pose after a step of its six numbers.</summary>
    public static RigidPose Step(RigidPose pose, ReadOnlySpan<double> step)
    {
        var turn = new Vector3((float)step[0], (float)step[1], (float)step[2]);
        float angle = turn.Length();
        Quaternion by = angle > 0 ? Quaternion.CreateFromAxisAngle(turn / angle, angle) : Quaternion.Identity;
        double depth = -pose.Translation.Z;
        double x = pose.Translation.X / depth + step[3];
        double y = pose.Translation.Y / depth + step[4];
        depth *= Math.Exp(step[5]);
        return new(
            Quaternion.Normalize(by * pose.Rotation), new((float)(x * depth), (float)(y * depth), (float)-depth));
    }
}
