using System.Numerics;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Faces.Camera;

/// <summary>
/// The face of one person in space: the 468 mesh points in head space (<see cref="RigidPose"/>), the origin in the middle of the steady
/// points of <see cref="CanonicalFace"/>, the axes such that these points lie as the average face's do.
/// </summary>
internal sealed class HeadShape
{
    private const int RightEye = 33;
    private const int LeftEye = 263;

    /// <summary>Wraps points that already lie in head space.</summary>
    /// <exception cref="ArgumentException">They are not 468.</exception>
    public HeadShape(Vector3[] points)
    {
        if (points.Length != Landmarks.Count)
            throw new ArgumentException($"{points.Length} points given; a face has {Landmarks.Count}.", nameof(points));
        Points = points;
    }

    /// <summary>The average face.</summary>
    public static HeadShape Average { get; } = Of([.. AverageFace.Points.Select(point => new Vector3(point.X, -point.Y, -point.Z))]).Shape;

    /// <summary>The points, one a landmark; not to be changed.</summary>
    public Vector3[] Points { get; }

    /// <summary>Brings points of any place, size and turn into head space.</summary>
    /// <param name="points">468 points in right-handed axes.</param>
    /// <returns>The shape, and what was done: shape = Scale * rotate(Rotation, point - Centre).</returns>
    public static (HeadShape Shape, float Scale, Quaternion Rotation, Vector3 Centre) Of(IReadOnlyList<Vector3> points)
    {
        Vector3 centre = default, averageCentre = default;
        CanonicalFace.Point[] steady = CanonicalFace.Points;
        foreach (CanonicalFace.Point point in steady)
        {
            centre += points[point.Index] / steady.Length;
            averageCentre += Upright(point) / steady.Length;
        }

        Quaternion rotation = Alignment.Rotation(
            [.. steady.Select(point => points[point.Index] - centre)], [.. steady.Select(point => Upright(point) - averageCentre)]);
        float scale = RigidPose.EyeSpan / Vector3.Distance(points[RightEye], points[LeftEye]);
        return (new([.. points.Select(point => scale * Vector3.Transform(point - centre, rotation))]), scale, rotation, centre);
    }

    private static Vector3 Upright(CanonicalFace.Point point) => new(point.X, -point.Y, -point.Z);
}
