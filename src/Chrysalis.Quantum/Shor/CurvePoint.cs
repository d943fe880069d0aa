using System.Globalization;

namespace Chrysalis.Quantum.Shor;

/// <summary>A point of a curve over a small prime field: coordinates, or the point at infinity.</summary>
/// <param name="X">First coordinate, 0 at infinity.</param>
/// <param name="Y">Second coordinate, 0 at infinity.</param>
/// <param name="IsInfinity">True for the group's neutral element.</param>
public readonly record struct CurvePoint(int X, int Y, bool IsInfinity = false)
{
    /// <summary>The group's neutral element.</summary>
    public static CurvePoint Infinity { get; } = new(0, 0, true);

    /// <inheritdoc/>
    public override string ToString() => IsInfinity ? "infinity" : string.Create(CultureInfo.InvariantCulture, $"({X}, {Y})");
}
