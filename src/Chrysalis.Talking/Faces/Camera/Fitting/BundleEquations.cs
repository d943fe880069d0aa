using System.Numerics;

namespace Chrysalis.Talking.Faces.Camera.Fitting;

/// <summary>The normal equations of one step of bundle adjustment: six numbers a pose, the focal length; three a point.</summary>
internal sealed class BundleEquations
{
    private const int PoseSize = Projection.PoseSize;
    private readonly int cameraSize;
    private readonly int pointCount;
    private readonly double[] cameras;
    private readonly double[] cameraSlope;
    private readonly double[] shared;
    private readonly double[] points;
    private readonly double[] pointSlope;

    private BundleEquations(int frames, int pointCount)
    {
        this.pointCount = pointCount;
        cameraSize = frames * PoseSize + 1;
        (cameras, cameraSlope) = (new double[cameraSize * cameraSize], new double[cameraSize]);
        // Point by point three rows of cameraSize; the points' own 3 x 3.
        (shared, points, pointSlope) = (new double[pointCount * 3 * cameraSize], new double[pointCount * 9], new double[pointCount * 3]);
    }

    /// <summary>The equations at a state.</summary>
    public static BundleEquations At(BundleState state, IReadOnlyList<SeenFace> frames, Vector3[] expected, HeadFitOptions options)
    {
        var equations = new BundleEquations(frames.Count, expected.Length);
        for (int frame = 0; frame < frames.Count; frame++)
            equations.Add(state, frames[frame], frame);
        equations.AddPriors(state, expected, options);
        return equations;
    }

    /// <summary>The step for a damping, by which every diagonal number grows; null where the equations are not definite.</summary>
    public (double[] Cameras, double[] Points)? Solve(double damping)
    {
        var reduced = (double[])cameras.Clone();
        var step = (double[])cameraSlope.Clone();
        for (int i = 0; i < cameraSize; i++)
            reduced[i * cameraSize + i] *= 1 + damping;
        var inverses = new double[pointCount * 9];
        for (int p = 0; p < pointCount; p++)
        {
            if (!Invert(p, damping, inverses.AsSpan(p * 9, 9)))
                return null;
            Eliminate(p, inverses.AsSpan(p * 9, 9), reduced, step);
        }

        if (!CholeskySolver.Solve(reduced, step))
            return null;
        var moves = new double[pointCount * 3];
        for (int p = 0; p < pointCount; p++)
            Substitute(p, inverses.AsSpan(p * 9, 9), step, moves.AsSpan(p * 3, 3));
        return (step, moves);
    }

    private void Add(BundleState state, SeenFace seen, int frame)
    {
        RigidPose pose = state.Poses[frame];
        var rotation = Matrix4x4.CreateFromQuaternion(pose.Rotation);
        Span<double> x = stackalloc double[PoseSize + 1];
        Span<double> y = stackalloc double[PoseSize + 1];
        Span<double> pointX = stackalloc double[3];
        Span<double> pointY = stackalloc double[3];
        Span<int> places = stackalloc int[PoseSize + 1];
        for (int i = 0; i < PoseSize; i++)
            places[i] = frame * PoseSize + i;
        places[PoseSize] = cameraSize - 1;
        for (int p = 0; p < pointCount; p++)
        {
            var at = new Projection(rotation, pose.Translation, state.Focal, state.Points[p]);
            (double ex, double ey) = (at.X - seen.Points[p].X, at.Y - seen.Points[p].Y);
            double weight = seen.Weight(RigidPoints.All[p].Weight, ex, ey);
            at.ByPose(x, y);
            (x[PoseSize], y[PoseSize]) = (at.X, at.Y);
            at.ByPoint(pointX, pointY);
            for (int i = 0; i < places.Length; i++)
            {
                (double wx, double wy) = (weight * x[i], weight * y[i]);
                cameraSlope[places[i]] -= wx * ex + wy * ey;
                for (int j = 0; j <= i; j++)
                    cameras[places[i] * cameraSize + places[j]] += wx * x[j] + wy * y[j];
                for (int axis = 0; axis < 3; axis++)
                    shared[(p * 3 + axis) * cameraSize + places[i]] += wx * pointX[axis] + wy * pointY[axis];
            }

            for (int i = 0; i < 3; i++)
            {
                pointSlope[p * 3 + i] -= weight * (pointX[i] * ex + pointY[i] * ey);
                for (int j = 0; j < 3; j++)
                    points[p * 9 + i * 3 + j] += weight * (pointX[i] * pointX[j] + pointY[i] * pointY[j]);
            }
        }
    }

    private void AddPriors(BundleState state, Vector3[] expected, HeadFitOptions options)
    {
        double ofFocal = 1 / (options.FocalSpread * options.FocalSpread);
        cameras[^1] += ofFocal;
        cameraSlope[^1] -= ofFocal * (state.LogFocal - Math.Log(options.ExpectedFocal));
        double ofPoint = 1 / (options.ShapeSpread * options.ShapeSpread);
        for (int p = 0; p < pointCount; p++)
        {
            for (int axis = 0; axis < 3; axis++)
            {
                points[p * 9 + axis * 4] += ofPoint;
                pointSlope[p * 3 + axis] -= ofPoint * (state.Points[p][axis] - expected[p][axis]);
            }
        }
    }

    private bool Invert(int point, double damping, Span<double> inverse)
    {
        Span<double> factor = stackalloc double[9];
        Span<double> column = stackalloc double[3];
        for (int unit = 0; unit < 3; unit++)
        {
            points.AsSpan(point * 9, 9).CopyTo(factor);
            for (int axis = 0; axis < 3; axis++)
                factor[axis * 4] *= 1 + damping;
            column.Clear();
            column[unit] = 1;
            if (!CholeskySolver.Solve(factor, column))
                return false;
            for (int axis = 0; axis < 3; axis++)
                inverse[axis * 3 + unit] = column[axis];
        }

        return true;
    }

    /// <summary>Takes a point out of the cameras' equations: cameras - shared inverse shared'.</summary>
    private void Eliminate(int point, ReadOnlySpan<double> inverse, double[] reduced, double[] step)
    {
        ReadOnlySpan<double> x = shared.AsSpan(point * 3 * cameraSize, cameraSize);
        ReadOnlySpan<double> y = shared.AsSpan((point * 3 + 1) * cameraSize, cameraSize);
        ReadOnlySpan<double> z = shared.AsSpan((point * 3 + 2) * cameraSize, cameraSize);
        ReadOnlySpan<double> slope = pointSlope.AsSpan(point * 3, 3);
        for (int row = 0; row < cameraSize; row++)
        {
            double a = x[row] * inverse[0] + y[row] * inverse[3] + z[row] * inverse[6];
            double b = x[row] * inverse[1] + y[row] * inverse[4] + z[row] * inverse[7];
            double c = x[row] * inverse[2] + y[row] * inverse[5] + z[row] * inverse[8];
            step[row] -= a * slope[0] + b * slope[1] + c * slope[2];
            Span<double> target = reduced.AsSpan(row * cameraSize, row + 1);
            for (int column = 0; column < target.Length; column++)
                target[column] -= a * x[column] + b * y[column] + c * z[column];
        }
    }

    private void Substitute(int point, ReadOnlySpan<double> inverse, double[] step, Span<double> move)
    {
        Span<double> left = stackalloc double[3];
        for (int axis = 0; axis < 3; axis++)
        {
            double sum = pointSlope[point * 3 + axis];
            ReadOnlySpan<double> row = shared.AsSpan((point * 3 + axis) * cameraSize, cameraSize);
            for (int i = 0; i < cameraSize; i++)
                sum -= row[i] * step[i];
            left[axis] = sum;
        }

        for (int axis = 0; axis < 3; axis++)
            move[axis] = inverse[axis * 3] * left[0] + inverse[axis * 3 + 1] * left[1] + inverse[axis * 3 + 2] * left[2];
    }
}
