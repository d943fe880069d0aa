using System.Numerics;

namespace Chrysalis.Talking.Faces.Camera.Fitting;

/// <summary>The points of a shape that bundle adjustment left out, from where frames of known pose show them: each by itself.</summary>
internal static class ShapeCompletion
{
    private const int Steps = 4;
    private const float Weight = 1;

    /// <summary>The whole shape, in the same space as the bundle's points.</summary>
    /// <param name="bundle">Rigid points, poses and focal length.</param>
    /// <param name="frames">What the frames show.</param>
    /// <param name="options">How far a point may be from the average face's.</param>
    public static Vector3[] Complete(BundleState bundle, IReadOnlyList<SeenFace> frames, HeadFitOptions options)
    {
        Vector3[] expected = HeadShape.Average.Points;
        var points = (Vector3[])expected.Clone();
        var known = new HashSet<int>();
        for (int i = 0; i < RigidPoints.All.Length; i++)
        {
            points[RigidPoints.All[i].Index] = bundle.Points[i];
            known.Add(RigidPoints.All[i].Index);
        }

        Matrix4x4[] rotations = [.. bundle.Poses.Select(pose => Matrix4x4.CreateFromQuaternion(pose.Rotation))];
        for (int index = 0; index < points.Length; index++)
        {
            if (known.Contains(index))
                continue;
            for (int step = 0; step < Steps; step++)
                points[index] += Move(bundle, rotations, frames, index, points[index], expected[index], options.LooseSpread);
        }

        return points;
    }

    private static Vector3 Move(
        BundleState bundle, Matrix4x4[] rotations, IReadOnlyList<SeenFace> frames, int index, Vector3 point, Vector3 expected,
        double spread)
    {
        Span<double> normal = stackalloc double[9];
        Span<double> step = stackalloc double[3];
        Span<double> x = stackalloc double[3];
        Span<double> y = stackalloc double[3];
        normal.Clear();
        double prior = 1 / (spread * spread);
        for (int axis = 0; axis < 3; axis++)
            (normal[axis * 4], step[axis]) = (prior, -prior * (point[axis] - expected[axis]));
        for (int frame = 0; frame < frames.Count; frame++)
        {
            var at = new Projection(rotations[frame], bundle.Poses[frame].Translation, bundle.Focal, point);
            Vector2 seen = frames[frame].At(index);
            (double ex, double ey) = (at.X - seen.X, at.Y - seen.Y);
            double weight = frames[frame].Weight(Weight, ex, ey);
            at.ByPoint(x, y);
            for (int i = 0; i < 3; i++)
            {
                step[i] -= weight * (x[i] * ex + y[i] * ey);
                for (int j = 0; j <= i; j++)
                    normal[i * 3 + j] += weight * (x[i] * x[j] + y[i] * y[j]);
            }
        }

        return CholeskySolver.Solve(normal, step) ? new((float)step[0], (float)step[1], (float)step[2]) : default;
    }
}
