namespace Chrysalis.Reports.Html;

/// <summary>A figure with where it comes from.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its value with its unit, as shown.</param>
/// <param name="Source">How it was measured, or who published it.</param>
public sealed record Figure(string Name, string Value, string Source);
