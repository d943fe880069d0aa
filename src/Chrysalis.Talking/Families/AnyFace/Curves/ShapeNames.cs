using Chrysalis.Talking.Phones;

namespace Chrysalis.Talking.Families.AnyFace.Curves;

/// <summary>What the values of a <see cref="ShapeFrame"/> are called, in their order.</summary>
/// <param name="Coefficients">The mouth's own coefficients: <c>mouth_0</c> and so on.</param>
/// <param name="Arkit">ARKit's blendshapes of jaw and mouth.</param>
/// <param name="Visemes">The 15 visemes of games.</param>
public sealed record ShapeNames(
    IReadOnlyList<string> Coefficients, IReadOnlyList<string> Arkit, IReadOnlyList<string> Visemes)
{
    /// <summary>The names for so many coefficients.</summary>
    internal static ShapeNames Of(int coefficients) => new(
        [.. Enumerable.Range(0, coefficients).Select(k => $"mouth_{k}")], ArkitCurves.Names, Viseme.Names);
}
