using System.Numerics;

namespace Chrysalis.Talking.Faces.Camera.Fitting;

/// <summary>All that bundle adjustment finds.</summary>
/// <param name="LogFocal">Logarithm of the focal length in longer edges.</param>
/// <param name="Points">The points of <see cref="RigidPoints"/> in head space.</param>
/// <param name="Poses">One a frame.</param>
internal sealed record BundleState(double LogFocal, Vector3[] Points, RigidPose[] Poses)
{
    /// <summary>Focal length in longer edges.</summary>
    public double Focal => Math.Exp(LogFocal);

    /// <summary>The state after a step: six numbers a pose, one for the focal length; three a point.</summary>
    public BundleState Step(ReadOnlySpan<double> cameras, ReadOnlySpan<double> points)
    {
        var moved = (Vector3[])Points.Clone();
        for (int i = 0; i < moved.Length; i++)
            moved[i] += new Vector3((float)points[i * 3], (float)points[i * 3 + 1], (float)points[i * 3 + 2]);
        var poses = new RigidPose[Poses.Length];
        for (int i = 0; i < poses.Length; i++)
            poses[i] = Projection.Step(Poses[i], cameras.Slice(i * Projection.PoseSize, Projection.PoseSize));
        return new(LogFocal + cameras[^1], moved, poses);
    }
}
