namespace Chrysalis.Talking.Faces.Expression;

/// <summary>
/// How a person usually looks, against which eyes and brows are measured. Distances are of <see cref="FrontalFace"/>.
/// </summary>
/// <param name="LidGapLeft">The gap of the left eye's lids over the eye's width.</param>
/// <param name="LidGapRight">The same of the right eye.</param>
/// <param name="ShutLeft">The gap that the left eye has when it is shut.</param>
/// <param name="ShutRight">The same of the right eye.</param>
/// <param name="BrowInnerLeft">Height of the inner end of the left brow.</param>
/// <param name="BrowInnerRight">The same of the right brow.</param>
/// <param name="BrowOuterLeft">Height of the outer end of the left brow.</param>
/// <param name="BrowOuterRight">The same of the right brow.</param>
internal sealed record UsualFace(
    float LidGapLeft, float LidGapRight, float ShutLeft, float ShutRight, float BrowInnerLeft, float BrowInnerRight,
    float BrowOuterLeft, float BrowOuterRight)
{
    /// <summary>What an eye opens to at most, over its usual opening.</summary>
    public const float WidestEye = 1.5f;

    /// <summary>The brows' greatest ways up and down: 8 mm and 5 mm of a face with 63 mm between the eyes.</summary>
    private const float BrowUp = 8f / 63, BrowDown = 5f / 63;

    /// <summary>
    /// Where lids meet, the mesh leaves a gap: it is what the eye's least openings are, within these shares of its usual one. Someone who
    /// was never seen to blink gets the greater share.
    /// </summary>
    private const float LeastShut = 0.1f, MostShut = 0.6f;
    private const float ShutPercentile = 0.01f;

    private static readonly int[] InnerLeft = [336, 285, 296, 295], InnerRight = [107, 55, 66, 65];
    private static readonly int[] OuterLeft = [300, 276, 293, 283], OuterRight = [70, 46, 63, 53];

    /// <summary>How a person usually looks: the medians over frames.</summary>
    /// <param name="faces">The person's faces, one at least.</param>
    /// <exception cref="FaceException">There is none.</exception>
    public static UsualFace Of(IEnumerable<TrackedFace> faces)
    {
        FrontalFace[] all = [.. faces.Select(face => new FrontalFace(face))];
        if (all.Length == 0)
            throw new FaceException("There is no frame with a face to measure eyes and brows by: give footage that shows one.");
        float[] left = Sorted(face => face.LidGap(true)), right = Sorted(face => face.LidGap(false));
        return new(
            Median(left), Median(right), Shut(left), Shut(right),
            Median(Sorted(face => face.Height(InnerLeft))), Median(Sorted(face => face.Height(InnerRight))),
            Median(Sorted(face => face.Height(OuterLeft))), Median(Sorted(face => face.Height(OuterRight))));

        float[] Sorted(Func<FrontalFace, float> measure) => [.. all.Select(measure).Order()];
    }

    /// <summary>How far the left and the right eye are open: 0 shut, 1 as usual, at most <see cref="WidestEye"/>.</summary>
    public (float Left, float Right) Openness(TrackedFace face)
    {
        var frontal = new FrontalFace(face);
        return (Open(frontal.LidGap(true), ShutLeft, LidGapLeft), Open(frontal.LidGap(false), ShutRight, LidGapRight));
    }

    /// <summary>The upper face of a moment.</summary>
    public UpperFace Measure(TrackedFace face)
    {
        var frontal = new FrontalFace(face);
        (float left, float right) = Openness(face);
        float innerLeft = frontal.Height(InnerLeft) - BrowInnerLeft, innerRight = frontal.Height(InnerRight) - BrowInnerRight;
        return new(
            Share(-innerLeft, BrowDown), Share(-innerRight, BrowDown), Share((innerLeft + innerRight) / 2, BrowUp),
            Share(frontal.Height(OuterLeft) - BrowOuterLeft, BrowUp), Share(frontal.Height(OuterRight) - BrowOuterRight, BrowUp),
            Share(1 - left, 1), Share(1 - right, 1));
    }

    private static float Open(float gap, float shut, float usual) =>
        usual > shut ? Math.Clamp((gap - shut) / (usual - shut), 0, WidestEye) : 1;

    private static float Median(float[] sorted) => sorted[sorted.Length / 2];

    private static float Shut(float[] sorted) => Math.Clamp(
        sorted[(int)(ShutPercentile * (sorted.Length - 1))], LeastShut * Median(sorted), MostShut * Median(sorted));

    private static float Share(float way, float greatest) => Math.Clamp(way / greatest, 0, 1);
}
