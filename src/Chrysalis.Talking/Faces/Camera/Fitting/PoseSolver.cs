using System.Numerics;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Faces.Camera.Fitting;

/// <summary>The pose of single frames, shape and focal length being known: Gauss-Newton on the robust errors of the rigid points.</summary>
/// <param name="shape">The person's shape.</param>
/// <param name="focal">Focal length in longer edges of the picture.</param>
internal sealed class PoseSolver(HeadShape shape, double focal)
{
    private const int Size = Projection.PoseSize;
    private const int MostSteps = 12;
    private const double SmallStep = 1e-6;
    private const double SteadySize = 1e-9;

    /// <summary>An error that is larger, in inter-ocular distances, may come of a bad start.</summary>
    private const double LargeError = 0.06;

    private readonly Vector3[] points = [.. RigidPoints.All.Select(point => shape.Points[point.Index])];

    /// <summary>The pose of a frame.</summary>
    /// <param name="seen">What it shows.</param>
    /// <param name="start">A pose that is near, as that of the frame before; null finds one.</param>
    public RigidPose Solve(SeenFace seen, RigidPose? start = null)
    {
        if (start is not { } near)
            return Refine(seen, Start(seen));
        RigidPose pose = Refine(seen, near);
        double allowed = LargeError * MouthShape.InterOcular(seen.Landmarks);
        if (!(ErrorPx(seen, pose) > allowed))
            return pose;
        RigidPose other = Refine(seen, Start(seen));
        return ErrorPx(seen, other) < ErrorPx(seen, pose) ? other : pose;
    }

    /// <summary>Root of the mean square distance of the rigid points from where the pose puts them, by their weights, in pixels.</summary>
    public double ErrorPx(SeenFace seen, RigidPose pose)
    {
        var rotation = Matrix4x4.CreateFromQuaternion(pose.Rotation);
        double sum = 0, weights = 0;
        for (int i = 0; i < points.Length; i++)
        {
            var at = new Projection(rotation, pose.Translation, focal, points[i]);
            (double x, double y) = (at.X - seen.Points[i].X, at.Y - seen.Points[i].Y);
            sum += RigidPoints.All[i].Weight * (x * x + y * y);
            weights += RigidPoints.All[i].Weight;
        }

        return Math.Sqrt(sum / weights) * seen.LongerEdge;
    }

    /// <summary>A first guess: turned as the mesh's depths say, and of the size and at the place that then fit.</summary>
    private RigidPose Start(SeenFace seen)
    {
        Quaternion rotation = HeadAngles.ToRotation(HeadPoseEstimator.Estimate(seen.Landmarks));
        Vector2 seenMean = default, headMean = default;
        var flat = new Vector2[points.Length];
        for (int i = 0; i < flat.Length; i++)
        {
            Vector3 turned = Vector3.Transform(points[i], rotation);
            flat[i] = new(turned.X, turned.Y);
            headMean += flat[i] / flat.Length;
            seenMean += seen.Points[i] / flat.Length;
        }

        float dot = 0, square = 0;
        for (int i = 0; i < flat.Length; i++)
        {
            dot += Vector2.Dot(flat[i] - headMean, seen.Points[i] - seenMean);
            square += (flat[i] - headMean).LengthSquared();
        }

        float scale = Math.Max(dot / square, 1e-4f);
        Vector2 place = (seenMean - scale * headMean) / scale;
        return new(rotation, new(place, -(float)focal / scale));
    }

    private RigidPose Refine(SeenFace seen, RigidPose pose)
    {
        Span<double> normal = stackalloc double[Size * Size];
        Span<double> step = stackalloc double[Size];
        for (int i = 0; i < MostSteps; i++)
        {
            Gather(seen, pose, normal, step);
            for (int k = 0; k < Size; k++)
                normal[k * Size + k] *= 1 + SteadySize;
            if (!CholeskySolver.Solve(normal, step))
                return pose;
            Limit(step);
            pose = Projection.Step(pose, step);
            if (Largest(step) < SmallStep)
                break;
        }

        return pose;
    }

    /// <summary>Normal equations of the next step: J'WJ (lower triangle) and -J'We.</summary>
    private void Gather(SeenFace seen, RigidPose pose, Span<double> normal, Span<double> gradient)
    {
        normal.Clear();
        gradient.Clear();
        Span<double> x = stackalloc double[Size];
        Span<double> y = stackalloc double[Size];
        var rotation = Matrix4x4.CreateFromQuaternion(pose.Rotation);
        for (int i = 0; i < points.Length; i++)
        {
            var at = new Projection(rotation, pose.Translation, focal, points[i]);
            (double ex, double ey) = (at.X - seen.Points[i].X, at.Y - seen.Points[i].Y);
            double weight = seen.Weight(RigidPoints.All[i].Weight, ex, ey);
            at.ByPose(x, y);
            for (int row = 0; row < Size; row++)
            {
                (double wx, double wy) = (weight * x[row], weight * y[row]);
                gradient[row] -= wx * ex + wy * ey;
                for (int column = 0; column <= row; column++)
                    normal[row * Size + column] += wx * x[column] + wy * y[column];
            }
        }
    }

    /// <summary>Steps so large that the linear picture no longer holds are shortened.</summary>
    private static void Limit(Span<double> step)
    {
        double largest = Largest(step);
        for (int i = 0; largest > 0.5 && i < step.Length; i++)
            step[i] *= 0.5 / largest;
    }

    private static double Largest(ReadOnlySpan<double> step)
    {
        double largest = 0;
        foreach (double value in step)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }
}
