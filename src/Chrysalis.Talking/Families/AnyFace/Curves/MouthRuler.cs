using System.Numerics;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Families.AnyFace.Shape;

namespace Chrysalis.Talking.Families.AnyFace.Curves;

/// <summary>
/// Measures mouths on the mesh of the mean face. Blendshapes add up, and that of an open jaw moves lips and corners too; so what the jaw
/// alone does is found by regression on the chin over the basis (whose coefficients are uncorrelated and of standard deviation 1), and
/// everything else is measured on what remains.
/// </summary>
internal sealed class MouthRuler
{
    /// <summary>What an inter-ocular distance is taken for.</summary>
    public const float InterOcularMm = 63;

    /// <summary>The chin's point of the mesh.</summary>
    public const int Chin = 152;

    private const int Corner = 0, OtherCorner = 10;

    // The middle three points of each edge of each lip, as places in the two rings.
    private static readonly Range UpperMiddle = 4..7, LowerMiddle = 14..17;

    private readonly MouthBasis basis;
    private readonly Vector3[] jaw;
    private readonly float upperThickness, lowerThickness;

    /// <param name="basis">The shapes that coefficients are of.</param>
    public MouthRuler(MouthBasis basis)
    {
        this.basis = basis;
        jaw = JawShape(basis);
        upperThickness = UpperThickness(basis.Neutral);
        lowerThickness = LowerThickness(basis.Neutral);
    }

    /// <summary>Measures the mouth of coefficients.</summary>
    public MouthMeasure Measure(ReadOnlySpan<float> coefficients)
    {
        var moved = new Vector3[basis.Neutral.Length];
        basis.Move(coefficients, 1, moved);
        float down = moved[Chin].Y;
        float gap = LipRings.Opening(moved);
        for (int i = 0; i < moved.Length; i++)
            moved[i] -= down * jaw[i];

        Vector3 corner = moved[LipRings.Outer[Corner]], otherCorner = moved[LipRings.Outer[OtherCorner]];
        return new(
            ChinDownMm: InterOcularMm * down,
            GapMm: InterOcularMm * Math.Max(0, gap),
            JawGapMm: InterOcularMm * Math.Max(0, down * LipRings.Opening(jaw)),
            NarrowingMm: InterOcularMm * (corner.X - otherCorner.X),
            CornersUpMm: -InterOcularMm * (corner.Y + otherCorner.Y) / 2,
            UpperLipUpMm: -InterOcularMm * Height(moved, LipRings.Inner, UpperMiddle),
            LowerLipDownMm: InterOcularMm * Height(moved, LipRings.Inner, LowerMiddle),
            UpperThinning: Thinning(UpperThickness(moved), upperThickness),
            LowerThinning: Thinning(LowerThickness(moved), lowerThickness));
    }

    /// <summary>How far every point goes when the jaw takes the chin down by 1.</summary>
    private static Vector3[] JawShape(MouthBasis basis)
    {
        var shape = new Vector3[basis.Neutral.Length];
        float square = basis.Shapes.Sum(one => one[Chin].Y * one[Chin].Y);
        if (square > 0)
            basis.Move([.. basis.Shapes.Select(one => one[Chin].Y / square)], 1, shape);
        return shape;
    }

    private static float Thinning(float change, float atRest) => atRest > 0 ? -change / atRest : 0;

    private static float UpperThickness(Vector3[] points) =>
        Height(points, LipRings.Inner, UpperMiddle) - Height(points, LipRings.Outer, UpperMiddle);

    private static float LowerThickness(Vector3[] points) =>
        Height(points, LipRings.Outer, LowerMiddle) - Height(points, LipRings.Inner, LowerMiddle);

    private static float Height(Vector3[] points, int[] ring, Range places) => ring[places].Average(i => points[i].Y);
}
