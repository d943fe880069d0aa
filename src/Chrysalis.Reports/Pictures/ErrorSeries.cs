namespace Chrysalis.Reports.Pictures;

/// <summary>Measured points with intervals, or a line of a theory.</summary>
/// <param name="Name">Name in the legend.</param>
/// <param name="X">Horizontal places.</param>
/// <param name="Y">Values.</param>
/// <param name="Low">Lower ends of the intervals; empty for none.</param>
/// <param name="High">Upper ends of the intervals; empty for none.</param>
/// <param name="Color">Number of the colour, so that a line can share that of its points.</param>
/// <param name="IsLine">True for a line without markers, false for markers.</param>
/// <param name="IsDashed">True for a dashed line.</param>
public sealed record ErrorSeries(
    string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<double> Low, IReadOnlyList<double> High, int Color,
    bool IsLine = false, bool IsDashed = false)
{
    /// <summary>A line.</summary>
    public static ErrorSeries Line(string name, IReadOnlyList<double> x, IReadOnlyList<double> y, int color, bool isDashed = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return new(name, x, y, [], [], color, true, isDashed);
    }
}
