using ScottPlot;

namespace Chrysalis.Reports.Pictures;

/// <summary>The colours of all plots: Okabe and Ito's, which colour-blind readers tell apart.</summary>
internal static class PlotColours
{
    /// <summary>The main colour.</summary>
    public static readonly Color Blue = new("#0072B2");

    private static readonly Color Vermilion = new("#D55E00");
    private static readonly Color Green = new("#009E73");
    private static readonly Color Purple = new("#CC79A7");
    private static readonly Color Orange = new("#E69F00");
    private static readonly Color Sky = new("#56B4E9");

    /// <summary>Colours of curves, one after the other.</summary>
    public static IReadOnlyList<Color> Curves { get; } = [Blue, Vermilion, Green, Purple, Orange, Sky];

    /// <summary>Colours of curves with black for a line that is no data, such as a threshold.</summary>
    public static IReadOnlyList<Color> CurvesAndBlack { get; } = [.. Curves, new("#000000")];

    /// <summary>Colours of stacked areas: the alarming ones first.</summary>
    public static IReadOnlyList<Color> Areas { get; } = [Vermilion, Orange, Blue, Green, Purple, Sky];
}
