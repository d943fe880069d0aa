using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Warping;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace Chrysalis.Talking.Families.AnyFace.Shape;

/// <summary>
/// Finds the shapes that lower faces move along: principal components of what lips and chin do, the face's two halves taken as mirror
/// images, then what the rest of the lower face does with them.
/// </summary>
internal static class MouthBasisFit
{
    /// <summary>Below the nose, in inter-ocular distances under the eyes: nothing moves above, everything below.</summary>
    private const float StillAbove = 0.42f, MovesBelow = 0.8f;
    private const float LipsWeight = 3;
    private const float DepthWeight = 0.5f;

    /// <summary>Fits a basis of so many shapes.</summary>
    public static MouthBasis Fit(IReadOnlyList<ClipShapes> clips, int count)
    {
        Vector3[] neutral = Symmetric(Mean([.. clips.Select(clip => clip.Rest)]));
        int[] mirror = MirrorOf(neutral);
        float[] moves = [.. neutral.Select(point => SmoothStep.Of((point.Y - StillAbove) / (MovesBelow - StillAbove)))];
        Vector3[][] moved = [.. clips.SelectMany(clip => Movements(clip, mirror, moves))];
        int[] watched = [.. LipRings.Outer, .. LipRings.Inner, .. LipRings.Oval.Where(i => neutral[i].Y > 1.2f)];
        float[] weight = [.. watched.Select(i => LipRings.Outer.Contains(i) || LipRings.Inner.Contains(i) ? LipsWeight : 1)];

        Matrix<double> scores = Scores(moved, watched, weight, count);
        var shapes = new Vector3[count][];
        for (int k = 0; k < count; k++)
            shapes[k] = Regress(moved, scores, k);
        return new(shapes, neutral);
    }

    /// <summary>The coefficients of one face against the person's rest, by least squares over lips and chin.</summary>
    public static float[] Coefficients(MouthBasis basis, Vector3[] shape, Vector3[] rest)
    {
        int[] watched = [.. LipRings.Outer, .. LipRings.Inner, .. LipRings.Oval.Where(i => basis.Neutral[i].Y > 1.2f)];
        var normal = new DenseMatrix(basis.Count, basis.Count);
        var right = new DenseVector(basis.Count);
        foreach (int i in watched)
        {
            Vector3 difference = Flat(shape[i] - rest[i]);
            for (int k = 0; k < basis.Count; k++)
            {
                Vector3 along = Flat(basis.Shapes[k][i]);
                right[k] += Vector3.Dot(along, difference);
                for (int l = 0; l <= k; l++)
                    normal[k, l] += Vector3.Dot(along, Flat(basis.Shapes[l][i]));
            }
        }

        for (int k = 0; k < basis.Count; k++)
        {
            normal[k, k] += 1e-4;
            for (int l = 0; l < k; l++)
                normal[l, k] = normal[k, l];
        }

        return [.. normal.Cholesky().Solve(right).Select(value => (float)Math.Clamp(value, -4, 4))];
    }

    private static Vector3 Flat(Vector3 point) => point with { Z = point.Z * DepthWeight };

    private static Vector3[] Mean(IReadOnlyList<Vector3[]> faces)
    {
        var mean = new Vector3[Landmarks.Count];
        foreach (Vector3[] face in faces)
            for (int i = 0; i < mean.Length; i++)
                mean[i] += face[i] / faces.Count;
        return mean;
    }

    private static Vector3 Mirrored(Vector3 point) => point with { X = -point.X };

    private static Vector3[] Symmetric(Vector3[] face)
    {
        int[] mirror = MirrorOf(face);
        return [.. face.Select((point, i) => (point + Mirrored(face[mirror[i]])) / 2)];
    }

    /// <summary>
    /// The point on the other side of the face for every point; those of the lips by their order, for shut lips lie together.
    /// </summary>
    internal static int[] MirrorOf(Vector3[] face)
    {
        int[] mirror =
            [.. face.Select(point => Enumerable.Range(0, face.Length).MinBy(j => Vector3.DistanceSquared(face[j], Mirrored(point))))];
        foreach (int[] ring in (int[][])[LipRings.Outer, LipRings.Inner])
            for (int i = 0; i < ring.Length; i++)
                mirror[ring[i]] = ring[(ring.Length / 2 - i + ring.Length) % ring.Length];
        return mirror;
    }

    private static IEnumerable<Vector3[]> Movements(ClipShapes clip, int[] mirror, float[] moves)
    {
        foreach (Vector3[] shape in clip.Shapes.OfType<Vector3[]>())
        {
            var moved = new Vector3[shape.Length];
            for (int i = 0; i < moved.Length; i++)
            {
                int j = mirror[i];
                moved[i] = moves[i] * (shape[i] - clip.Rest[i] + Mirrored(shape[j] - clip.Rest[j])) / 2;
            }

            yield return moved;
        }
    }

    /// <summary>Frames x count, each column of mean square 1.</summary>
    private static Matrix<double> Scores(Vector3[][] moved, int[] watched, float[] weight, int count)
    {
        int size = watched.Length * 3;
        var second = new DenseMatrix(size, size);
        var row = new double[size];
        foreach (Vector3[] face in moved)
        {
            Fill(face, row);
            for (int a = 0; a < size; a++)
                for (int b = 0; b <= a; b++)
                    second[a, b] += row[a] * row[b];
        }

        for (int a = 0; a < size; a++)
            for (int b = 0; b < a; b++)
                second[b, a] = second[a, b];
        Matrix<double> vectors = second.Evd(Symmetricity.Symmetric).EigenVectors;

        var scores = new DenseMatrix(moved.Length, count);
        for (int f = 0; f < moved.Length; f++)
        {
            Fill(moved[f], row);
            for (int k = 0; k < count; k++)
                for (int a = 0; a < size; a++)
                    scores[f, k] += row[a] * vectors[a, size - 1 - k];
        }

        for (int k = 0; k < count; k++)
        {
            double sign = Enumerable.Range(0, moved.Length).Sum(f => scores[f, k] * LipRings.Opening(moved[f])) < 0 ? -1 : 1;
            double size1 = Math.Sqrt(Enumerable.Range(0, moved.Length).Sum(f => scores[f, k] * scores[f, k]) / moved.Length);
            for (int f = 0; f < moved.Length; f++)
                scores[f, k] *= sign / size1;
        }

        return scores;

        void Fill(Vector3[] face, double[] target)
        {
            for (int i = 0; i < watched.Length; i++)
            {
                Vector3 point = Flat(face[watched[i]]) * weight[i];
                (target[3 * i], target[3 * i + 1], target[3 * i + 2]) = (point.X, point.Y, point.Z);
            }
        }
    }

    /// <summary>What a score of 1 moves; scores are uncorrelated, so each is regressed by itself.</summary>
    private static Vector3[] Regress(Vector3[][] moved, Matrix<double> scores, int k)
    {
        var shape = new Vector3[Landmarks.Count];
        for (int f = 0; f < moved.Length; f++)
        {
            float score = (float)scores[f, k] / moved.Length;
            for (int i = 0; i < shape.Length; i++)
                shape[i] += score * moved[f][i];
        }

        return shape;
    }
}
