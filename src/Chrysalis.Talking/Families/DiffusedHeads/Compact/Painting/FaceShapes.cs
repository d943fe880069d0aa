using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;
using MathNet.Numerics.LinearAlgebra.Double;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;

/// <summary>
/// What the face's numbers move: how far each of the mesh's points goes with each of them, in face coordinates, and the person's face with
/// all of them 0. Read-only: may be shared between threads.
/// </summary>
internal sealed class FaceShapes
{
    private const double Ridge = 0.02;
    private const float Most = 4;

    /// <summary>The points that tell a face's own numbers: lips and lids.</summary>
    private static readonly int[] Watched =
        [.. LipRings.Outer, .. LipRings.Inner, 159, 145, 386, 374, 158, 153, 385, 380, 160, 144, 387, 373];

    /// <param name="shapes"><see cref="MotionLayout.Face"/> x 468: what each number moves.</param>
    /// <param name="middle">468 points: the person's face in the middle of all.</param>
    public FaceShapes(Vector3[][] shapes, Vector3[] middle) => (Shapes, Middle) = (shapes, middle);

    /// <summary><see cref="MotionLayout.Face"/> x 468.</summary>
    public Vector3[][] Shapes { get; }

    /// <summary>The person's face in the middle of all.</summary>
    public Vector3[] Middle { get; }

    /// <summary>Finds what the numbers move, by least squares over a footage.</summary>
    /// <param name="faces">468 points in face coordinates against the clip's own middle, frame by frame.</param>
    /// <param name="numbers">The numbers of each.</param>
    /// <param name="middle">The person's face in the middle of all.</param>
    public static FaceShapes Fit(IReadOnlyList<Vector3[]> faces, IReadOnlyList<float[]> numbers, Vector3[] middle)
    {
        int count = numbers[0].Length;
        var normal = new DenseMatrix(count, count);
        var right = new DenseMatrix(count, Landmarks.Count * 3);
        for (int frame = 0; frame < faces.Count; frame++)
            for (int k = 0; k < count; k++)
            {
                float own = numbers[frame][k];
                for (int l = 0; l < count; l++)
                    normal[k, l] += own * numbers[frame][l] / (double)faces.Count;
                for (int i = 0; i < Landmarks.Count; i++)
                {
                    Vector3 point = faces[frame][i] * own / faces.Count;
                    right[k, 3 * i] += point.X;
                    right[k, 3 * i + 1] += point.Y;
                    right[k, 3 * i + 2] += point.Z;
                }
            }

        for (int k = 0; k < count; k++)
            normal[k, k] += Ridge * 0.01;
        var solved = normal.Cholesky().Solve(right);
        return new(
            [.. Enumerable.Range(0, count).Select(k => Enumerable.Range(0, Landmarks.Count).Select(i => new Vector3(
                (float)solved[k, 3 * i], (float)solved[k, 3 * i + 1], (float)solved[k, 3 * i + 2])).ToArray())],
            middle);
    }

    /// <summary>Adds what numbers move, times a factor, to points of the mesh.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="points">468 points or more.</param>
    public void Move(ReadOnlySpan<float> numbers, float factor, Span<Vector3> points)
    {
        for (int k = 0; k < Shapes.Length; k++)
        {
            float by = numbers[k] * factor;
            if (by == 0)
                continue;
            Vector3[] shape = Shapes[k];
            for (int i = 0; i < shape.Length; i++)
                points[i] += by * shape[i];
        }
    }

    /// <summary>A face's own numbers, by least squares over lips and lids.</summary>
    /// <param name="face">468 points in face coordinates.</param>
    /// <param name="middle">The same person's face with all numbers 0.</param>
    public float[] NumbersOf(Vector3[] face, Vector3[] middle)
    {
        int count = Shapes.Length;
        var normal = new DenseMatrix(count, count);
        var right = new DenseVector(count);
        foreach (int i in Watched)
        {
            Vector3 difference = face[i] - middle[i];
            for (int k = 0; k < count; k++)
            {
                Vector3 along = Shapes[k][i];
                right[k] += along.X * difference.X + along.Y * difference.Y;
                for (int l = 0; l < count; l++)
                    normal[k, l] += along.X * Shapes[l][i].X + along.Y * Shapes[l][i].Y;
            }
        }

        for (int k = 0; k < count; k++)
            normal[k, k] += Ridge * 0.02;
        return [.. normal.Cholesky().Solve(right).Select(value => (float)Math.Clamp(value, -Most, Most))];
    }

    /// <summary>Lips do not pass through each other: where they would, they meet.</summary>
    public static void Close(Span<Vector3> points)
    {
        foreach ((int upper, int lower) in LipRings.Facing)
        {
            if (points[lower].Y < points[upper].Y)
                points[lower] = points[upper] = (points[lower] + points[upper]) / 2;
        }
    }
}
