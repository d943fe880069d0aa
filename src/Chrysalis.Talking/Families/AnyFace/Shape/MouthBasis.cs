using System.Numerics;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Families.AnyFace.Shape;

/// <summary>
/// Lower-face shapes that belong to no person: a mouth is a few coefficients, 0 at rest with closed lips, each of standard deviation 1
/// while people speak. A shape is how far each of the mesh's points moves, in face coordinates.
/// </summary>
internal sealed class MouthBasis
{
    /// <param name="shapes">Coefficients x 468: what a coefficient of 1 moves.</param>
    /// <param name="neutral">468 points of the mean face at rest.</param>
    public MouthBasis(Vector3[][] shapes, Vector3[] neutral)
    {
        (Shapes, Neutral) = (shapes, neutral);
        OpeningOf = [.. shapes.Select(LipRings.Opening)];
        RestOpening = LipRings.Opening(neutral);
    }

    /// <summary>Coefficients x 468.</summary>
    public Vector3[][] Shapes { get; }

    /// <summary>The mean face at rest.</summary>
    public Vector3[] Neutral { get; }

    /// <summary>Number of coefficients.</summary>
    public int Count => Shapes.Length;

    /// <summary>How far each coefficient opens the lips.</summary>
    public float[] OpeningOf { get; }

    /// <summary>What the mesh of closed lips is read as: a little more than nothing.</summary>
    public float RestOpening { get; }

    /// <summary>How far coefficients open the lips, from rest.</summary>
    public float Opening(ReadOnlySpan<float> coefficients)
    {
        float sum = 0;
        for (int k = 0; k < Count; k++)
            sum += OpeningOf[k] * coefficients[k];
        return sum;
    }

    /// <summary>Adds what coefficients move, times a factor, to 468 points.</summary>
    public void Move(ReadOnlySpan<float> coefficients, float factor, Span<Vector3> points)
    {
        for (int k = 0; k < Count; k++)
        {
            float by = coefficients[k] * factor;
            if (by == 0)
                continue;
            Vector3[] shape = Shapes[k];
            for (int i = 0; i < shape.Length; i++)
                points[i] += by * shape[i];
        }
    }

    /// <summary>
    /// The coefficients of a photo, of which only the opening can be told from one picture: along the direction that opens lips best.
    /// </summary>
    /// <param name="opening">How far the lips are open, in inter-ocular distances.</param>
    public float[] OfOpening(float opening) => Opened(Math.Max(0, opening - RestOpening));

    /// <summary>The coefficients that open the lips so far from rest, and else change least.</summary>
    public float[] Opened(float by)
    {
        float square = OpeningOf.Sum(o => o * o);
        return [.. OpeningOf.Select(o => o * by / square)];
    }
}
