namespace Chrysalis.Talking.Families.AnyFace.Curves;

/// <summary>A mouth at one moment.</summary>
/// <param name="TimeSeconds">The moment, from the beginning of the speech.</param>
/// <param name="Coefficients">The mouth's own coefficients, 0 at rest, each of standard deviation 1 while people speak, at most 4.</param>
/// <param name="Arkit">ARKit's blendshapes, 0 to 1.</param>
/// <param name="Visemes">Weights of the 15 visemes, of sum 1.</param>
public sealed record ShapeFrame(
    double TimeSeconds, IReadOnlyList<float> Coefficients, IReadOnlyList<float> Arkit, IReadOnlyList<float> Visemes)
{
    /// <summary>The way from one frame to another, <paramref name="part"/> of it gone, at a moment of its own.</summary>
    internal static ShapeFrame Between(ShapeFrame from, ShapeFrame to, float part, double timeSeconds) => new(
        timeSeconds,
        Between(from.Coefficients, to.Coefficients, part),
        Between(from.Arkit, to.Arkit, part),
        Between(from.Visemes, to.Visemes, part));

    private static float[] Between(IReadOnlyList<float> from, IReadOnlyList<float> to, float part) =>
        [.. from.Zip(to, (a, b) => a + part * (b - a))];
}
