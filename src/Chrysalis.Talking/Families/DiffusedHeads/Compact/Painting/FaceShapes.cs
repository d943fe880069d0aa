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
    private const double Ridge = 2e-4;

    // Variance of what a point of a mesh is off by, in face coordinates.
    private const double MeshVariance = 1e-5;
    private const float Most = 4;

    /// <summary>The points that tell a face's own numbers: lips and lids.</summary>
    private static readonly int[] Watched =
        [.. LipRings.Outer, .. LipRings.Inner, 159, 145, 386, 374, 158, 153, 385, 380, 160, 144, 387, 373];

    /// <summary>Values of lips and lids that numbers are read off.</summary>
    public static int ReadValues => 2 * Watched.Length;

    /// <param name="shapes"><see cref="MotionLayout.Face"/> x 468: what each number moves.</param>
    /// <param name="middle">468 points: the person's face in the middle of all.</param>
    public FaceShapes(Vector3[][] shapes, Vector3[] middle) => (Shapes, Middle) = (shapes, middle);

    /// <summary><see cref="MotionLayout.Face"/> x 468.</summary>
    public Vector3[][] Shapes { get; }

    /// <summary>The person's face in the middle of all.</summary>
    public Vector3[] Middle { get; }

    /// <summary>What reads the numbers off lips and lids: <see cref="MotionLayout.Face"/> x <see cref="ReadValues"/>.</summary>
    public required float[][] Reading { get; init; }

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
            normal[k, k] += Ridge;
        var solved = normal.Cholesky().Solve(right);
        return new(
            [.. Enumerable.Range(0, count).Select(k => Enumerable.Range(0, Landmarks.Count).Select(i => new Vector3(
                (float)solved[k, 3 * i], (float)solved[k, 3 * i + 1], (float)solved[k, 3 * i + 2])).ToArray())],
            middle)
        {
            Reading = FitReading(faces, numbers),
        };
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

    /// <summary>A face's own numbers, as lips and lids tell them.</summary>
    /// <param name="face">468 points in face coordinates.</param>
    /// <param name="middle">The same person's face with all numbers 0.</param>
    public float[] NumbersOf(Vector3[] face, Vector3[] middle)
    {
        float[] seen = Places(face, middle);
        return [.. Reading.Select(weights => Math.Clamp(System.Numerics.Tensors.TensorPrimitives.Dot(weights, seen), -Most, Most))];
    }

    /// <summary>Where lips and lids are against a middle, x and y by turns.</summary>
    private static float[] Places(Vector3[] face, Vector3[] middle)
    {
        var places = new float[ReadValues];
        for (int i = 0; i < Watched.Length; i++)
        {
            Vector3 way = face[Watched[i]] - middle[Watched[i]];
            (places[2 * i], places[2 * i + 1]) = (way.X, way.Y);
        }

        return places;
    }

    /// <summary>What reads numbers off places, by least squares over a footage.</summary>
    private static float[][] FitReading(IReadOnlyList<Vector3[]> faces, IReadOnlyList<float[]> numbers)
    {
        int count = numbers[0].Length;
        var normal = new DenseMatrix(ReadValues, ReadValues);
        var right = new DenseMatrix(ReadValues, count);
        var nowhere = new Vector3[Landmarks.Count];
        for (int frame = 0; frame < faces.Count; frame++)
        {
            float[] places = Places(faces[frame], nowhere);
            for (int a = 0; a < ReadValues; a++)
            {
                double own = places[a] / (double)faces.Count;
                for (int b = 0; b < ReadValues; b++)
                    normal[a, b] += own * places[b];
                for (int k = 0; k < count; k++)
                    right[a, k] += own * numbers[frame][k];
            }
        }

        for (int a = 0; a < ReadValues; a++)
            normal[a, a] += MeshVariance;
        var solved = normal.Cholesky().Solve(right);
        return [.. Enumerable.Range(0, count).Select(
            k => Enumerable.Range(0, ReadValues).Select(a => (float)solved[a, k]).ToArray())];
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
