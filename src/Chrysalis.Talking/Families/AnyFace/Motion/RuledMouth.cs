using Chrysalis.Talking.Families.AnyFace.Shape;
using Chrysalis.Talking.Phones;
using MathNet.Numerics.LinearAlgebra.Double;

namespace Chrysalis.Talking.Families.AnyFace.Motion;

/// <summary>
/// Mouths by rule, for voices of which no face was ever seen: each class has an opening, a width and a protrusion of the lips, and
/// neighbours blend by dominance (Cohen and Massaro 1993).
/// </summary>
internal sealed class RuledMouth
{
    private const double SpreadSeconds = 0.045;
    private const double Stiffness = 3e-4;

    /// <summary>Opening, widening and pushing forward from rest, in inter-ocular distances, class by class.</summary>
    private static readonly (float Opening, float Width, float Forward)[] Rules =
    [
        (0, 0, 0), (0, -0.01f, 0), (0.02f, 0, 0), (0.05f, 0, 0), (0.06f, 0.01f, 0), (0.07f, 0, 0), (0.05f, -0.05f, 0.04f),
        (0.04f, 0.02f, 0),
        (0.06f, 0, 0), (0.06f, -0.04f, 0.03f), (0.16f, 0, 0), (0.11f, 0.03f, 0), (0.07f, 0.04f, 0), (0.12f, -0.06f, 0.04f),
        (0.06f, -0.10f, 0.06f),
    ];

    private static readonly double[] Dominance = [1, 3, 2, 0.8, 0.5, 0.4, 1.2, 0.6, 0.5, 0.8, 1.2, 1, 0.9, 1.2, 1.5];

    private readonly float[][] shapes;

    /// <param name="basis">The shapes that coefficients are of.</param>
    public RuledMouth(MouthBasis basis) => shapes = [.. Rules.Select(rule => Solve(basis, rule))];

    /// <summary>The coefficients at every frame.</summary>
    /// <param name="phones">Phones in order.</param>
    /// <param name="frames">Number of frames.</param>
    /// <param name="framesPerSecond">Frames a second.</param>
    public float[][] Follow(IReadOnlyList<SpokenPhone> phones, int frames, double framesPerSecond)
    {
        float[][] curves = VisemeCurves.Of(phones, frames, framesPerSecond, Dominance, SpreadSeconds);
        return [.. curves.Select(shares =>
        {
            var mouth = new float[shapes[0].Length];
            for (int v = 0; v < shares.Length; v++)
                for (int k = 0; k < mouth.Length; k++)
                    mouth[k] += shares[v] * shapes[v][k];
            return mouth;
        })];
    }

    /// <summary>The smallest coefficients that follow a rule.</summary>
    private static float[] Solve(MouthBasis basis, (float Opening, float Width, float Forward) rule)
    {
        int count = basis.Count;
        double[][] rows =
        [
            [.. basis.OpeningOf.Select(o => (double)o)],
            [.. basis.Shapes.Select(shape => (double)(shape[291].X - shape[61].X))],
            [.. basis.Shapes.Select(shape => -(double)((shape[0].Z + shape[17].Z) / 2))],
        ];
        double[] wanted = [rule.Opening, rule.Width, rule.Forward];
        double[] weight = [1, 1, 0.2];
        var normal = DenseMatrix.CreateDiagonal(count, count, Stiffness);
        var right = new DenseVector(count);
        for (int r = 0; r < rows.Length; r++)
            for (int k = 0; k < count; k++)
            {
                right[k] += weight[r] * rows[r][k] * wanted[r];
                for (int l = 0; l < count; l++)
                    normal[k, l] += weight[r] * rows[r][k] * rows[r][l];
            }

        return [.. normal.Cholesky().Solve(right).Select(value => (float)Math.Clamp(value, -3, 3))];
    }
}
