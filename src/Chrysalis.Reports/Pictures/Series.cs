namespace Chrysalis.Reports.Pictures;

/// <summary>Points of a plot that belong together.</summary>
/// <param name="Name">Shown in the legend.</param>
/// <param name="X">Horizontal positions.</param>
/// <param name="Y">Vertical positions, as many.</param>
public sealed record Series(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y);
