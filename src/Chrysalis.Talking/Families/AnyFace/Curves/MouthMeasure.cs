namespace Chrysalis.Talking.Families.AnyFace.Curves;

/// <summary>
/// A mouth in figures, all 0 at rest, in millimetres of a face with 63 mm between the eyes. What the jaw alone does to lips and corners
/// is taken off, save from the first three.
/// </summary>
/// <param name="ChinDownMm">The chin below its place at rest; negative above.</param>
/// <param name="GapMm">How far the lips are parted, 0 or more.</param>
/// <param name="JawGapMm">How far the jaw alone would part them, 0 or more.</param>
/// <param name="NarrowingMm">How much nearer the corners are to each other; negative: further apart.</param>
/// <param name="CornersUpMm">Both corners, on the mean; negative: down.</param>
/// <param name="UpperLipUpMm">The edge of the upper lip, in its middle.</param>
/// <param name="LowerLipDownMm">The edge of the lower lip, in its middle.</param>
/// <param name="UpperThinning">Share of the upper lip's red that has gone, at most 1; negative: more is seen.</param>
/// <param name="LowerThinning">The same of the lower lip.</param>
internal readonly record struct MouthMeasure(
    float ChinDownMm, float GapMm, float JawGapMm, float NarrowingMm, float CornersUpMm, float UpperLipUpMm, float LowerLipDownMm,
    float UpperThinning, float LowerThinning);
