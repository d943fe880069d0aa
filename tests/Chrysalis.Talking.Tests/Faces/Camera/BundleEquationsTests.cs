using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Camera.Fitting;
using Chrysalis.Talking.Tests.Synthetic;
using MathNet.Numerics.LinearAlgebra.Double;

namespace Chrysalis.Talking.Tests.Faces.Camera;

/// <summary>The eliminated equations against the whole ones, and the derivatives against differences.</summary>
public class BundleEquationsTests
{
    private const int Frames = 3;
    private static readonly HeadFitOptions Options = new();

    [Fact]
    public void Solve_EqualsTheWholeSystem()
    {
        (BundleState state, SeenFace[] seen, Vector3[] expected) = Scene();
        const double damping = 0.01;
        (double[] cameras, double[] points) = BundleEquations.At(state, seen, expected, Options).Solve(damping)!.Value;

        double[] whole = Reference(state, seen, expected, damping);
        for (int i = 0; i < cameras.Length; i++)
            Assert.Equal(whole[i], cameras[i], 1e-7);
        for (int i = 0; i < points.Length; i++)
            Assert.Equal(whole[cameras.Length + i], points[i], 1e-7);
    }

    [Fact]
    public void Projection_Derivatives_EqualDifferences()
    {
        RigidPose pose = new SyntheticPath(3, depth: 3).At(17);
        var point = new Vector3(0.2f, -0.15f, 0.3f);
        var x = new double[6];
        var y = new double[6];
        At(pose, point).ByPose(x, y);
        const double step = 1e-2;
        for (int k = 0; k < 6; k++)
        {
            var by = new double[6];
            by[k] = step;
            Projection after = At(Projection.Step(pose, by), point);
            by[k] = -step;
            Projection before = At(Projection.Step(pose, by), point);
            Assert.Equal((after.X - before.X) / (2 * step), x[k], 2e-4);
            Assert.Equal((after.Y - before.Y) / (2 * step), y[k], 2e-4);
        }

        At(pose, point).ByPoint(x.AsSpan(0, 3), y.AsSpan(0, 3));
        for (int k = 0; k < 3; k++)
        {
            Vector3 move = default;
            move[k] = (float)step;
            (Projection after, Projection before) = (At(pose, point + move), At(pose, point - move));
            Assert.Equal((after.X - before.X) / (2 * step), x[k], 2e-4);
            Assert.Equal((after.Y - before.Y) / (2 * step), y[k], 2e-4);
        }

        static Projection At(RigidPose pose, Vector3 point) =>
            new(Matrix4x4.CreateFromQuaternion(pose.Rotation), pose.Translation, 1.3, point);
    }

    [Fact]
    public void Cholesky_SolvesADefiniteSystemAndRefusesAnother()
    {
        double[] lower = [4, 0, 0, 2, 5, 0, -1, 1, 3];
        double[] values = [1, 2, 3];
        Assert.True(CholeskySolver.Solve(lower, values));
        var matrix = DenseMatrix.OfArray(new double[,] { { 4, 2, -1 }, { 2, 5, 1 }, { -1, 1, 3 } });
        var right = matrix.Solve(DenseVector.OfArray([1, 2, 3]));
        for (int i = 0; i < 3; i++)
            Assert.Equal(right[i], values[i], 1e-12);
        Assert.False(CholeskySolver.Solve([1, 0, 2, 1], [1, 1]));
    }

    private static (BundleState State, SeenFace[] Seen, Vector3[] Expected) Scene()
    {
        HeadShape shape = ProjectedFaces.Shape(8);
        var path = new SyntheticPath(8, depth: 3);
        var random = new Random(8);
        SeenFace[] seen = [.. Enumerable.Range(0, Frames).Select(i => new SeenFace(
            ProjectedFaces.See(shape, path.At(i * 40), 380, 0.5f, random), ProjectedFaces.Width, ProjectedFaces.Height))];
        Vector3[] expected = [.. RigidPoints.All.Select(point => HeadShape.Average.Points[point.Index])];
        RigidPose[] poses = [.. Enumerable.Range(0, Frames).Select(i => path.At(i * 40 + 2))];
        return (new(Math.Log(1.25), expected, poses), seen, expected);
    }

    /// <summary>All numbers in one dense system, built from every error's own row.</summary>
    private static double[] Reference(BundleState state, SeenFace[] seen, Vector3[] expected, double damping)
    {
        int cameras = Frames * 6 + 1, all = cameras + expected.Length * 3;
        var normal = new DenseMatrix(all, all);
        var slope = new DenseVector(all);
        for (int frame = 0; frame < Frames; frame++)
        {
            var rotation = Matrix4x4.CreateFromQuaternion(state.Poses[frame].Rotation);
            for (int p = 0; p < expected.Length; p++)
            {
                var at = new Projection(rotation, state.Poses[frame].Translation, state.Focal, state.Points[p]);
                (double ex, double ey) = (at.X - seen[frame].Points[p].X, at.Y - seen[frame].Points[p].Y);
                double weight = seen[frame].Weight(RigidPoints.All[p].Weight, ex, ey);
                var x = new double[all];
                var y = new double[all];
                at.ByPose(x.AsSpan(frame * 6, 6), y.AsSpan(frame * 6, 6));
                (x[cameras - 1], y[cameras - 1]) = (at.X, at.Y);
                at.ByPoint(x.AsSpan(cameras + p * 3, 3), y.AsSpan(cameras + p * 3, 3));
                foreach ((double[] row, double error) in ((double[], double)[])[(x, ex), (y, ey)])
                    Add(row, error, weight);
            }
        }

        var prior = new double[all];
        prior[cameras - 1] = 1;
        Add(prior, state.LogFocal - Math.Log(Options.ExpectedFocal), 1 / (Options.FocalSpread * Options.FocalSpread));
        for (int i = 0; i < expected.Length * 3; i++)
        {
            prior = new double[all];
            prior[cameras + i] = 1;
            Add(prior, state.Points[i / 3][i % 3] - expected[i / 3][i % 3], 1 / (Options.ShapeSpread * Options.ShapeSpread));
        }

        for (int i = 0; i < all; i++)
            normal[i, i] *= 1 + damping;
        return normal.Solve(slope).ToArray();

        void Add(double[] row, double error, double weight)
        {
            int[] there = [.. Enumerable.Range(0, all).Where(i => row[i] != 0)];
            foreach (int i in there)
            {
                slope[i] -= weight * row[i] * error;
                foreach (int j in there)
                    normal[i, j] += weight * row[i] * row[j];
            }
        }
    }
}
