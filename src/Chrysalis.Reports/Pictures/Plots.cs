using Chrysalis.Reports.Fonts;
using ScottPlot;

namespace Chrysalis.Reports.Pictures;

/// <summary>Plots as PNG files.</summary>
public static class Plots
{
    /// <summary>Colours that differ for colour-blind eyes too (Okabe and Ito 2008).</summary>
    static Plots()
    {
        ScottPlot.Fonts.FontResolvers.Insert(0, new EmbeddedFont.Resolver());
        ScottPlot.Fonts.Default = EmbeddedFont.Name;
    }

    /// <summary>Sees to it that the font is there, also for pictures that are not drawn here.</summary>
    internal static void UseEmbeddedFont() { }

    /// <summary>Series joined by lines.</summary>
    /// <param name="xAxis">Label of the horizontal axis, with its unit.</param>
    /// <param name="yAxis">Label of the vertical axis, with its unit.</param>
    /// <param name="series">What to draw.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <exception cref="ArgumentException">A series has unequal numbers of X and Y.</exception>
    public static byte[] Lines(string xAxis, string yAxis, IReadOnlyList<Series> series, int width = 960, int height = 320)
    {
        ArgumentNullException.ThrowIfNull(xAxis);
        ArgumentNullException.ThrowIfNull(yAxis);
        return Draw(xAxis, yAxis, series, _ => (2, 0), width, height);
    }

    /// <summary>Series as separate points.</summary>
    /// <inheritdoc cref="Lines" path="/param"/>
    /// <exception cref="ArgumentException">A series has unequal numbers of X and Y.</exception>
    public static byte[] Points(string xAxis, string yAxis, IReadOnlyList<Series> series, int width = 640, int height = 480)
    {
        ArgumentNullException.ThrowIfNull(xAxis);
        ArgumentNullException.ThrowIfNull(yAxis);
        return Draw(xAxis, yAxis, series, _ => (0, 6), width, height);
    }

    /// <summary>Measured points over the lines of a theory.</summary>
    /// <param name="xAxis">Label of the horizontal axis, with its unit.</param>
    /// <param name="yAxis">Label of the vertical axis, with its unit.</param>
    /// <param name="lines">Series joined by lines.</param>
    /// <param name="points">Series as separate points.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <exception cref="ArgumentException">A series has unequal numbers of X and Y.</exception>
    public static byte[] PointsOverLines(
        string xAxis, string yAxis, IReadOnlyList<Series> lines, IReadOnlyList<Series> points, int width = 960, int height = 360)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(xAxis);
        ArgumentNullException.ThrowIfNull(yAxis);
        return Draw(xAxis, yAxis, [.. lines, .. points], index => index < lines.Count ? (2, 0) : (0, 7), width, height);
    }

    /// <summary>Years carry no thousands separator.</summary>
    private static string Tick(double value) =>
        value.ToString(Math.Abs(value) < 10_000 ? "0.######" : "#,##0", System.Globalization.CultureInfo.InvariantCulture);

    private static byte[] Draw(
        string xAxis, string yAxis, IReadOnlyList<Series> series, Func<int, (float LineWidth, float MarkerSize)> styleOf, int width,
        int height)
    {
        ArgumentNullException.ThrowIfNull(series);
        using var plot = new Plot();
        for (int i = 0; i < series.Count; i++)
        {
            Series one = series[i];
            if (one.X.Count != one.Y.Count)
                throw new ArgumentException($"The series '{one.Name}' has {one.X.Count} X and {one.Y.Count} Y.", nameof(series));
            ScottPlot.Plottables.Scatter scatter = plot.Add.Scatter(
                one.X.ToArray(), one.Y.ToArray(), PlotColours.Curves[i % PlotColours.Curves.Count]);
            (scatter.LineWidth, scatter.MarkerSize) = styleOf(i);
            scatter.LegendText = one.Name;
        }

        plot.XLabel(xAxis, 14);
        plot.YLabel(yAxis, 14);
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { LabelFormatter = Tick };
        plot.Axes.Margins(0.01, 0.08);
        plot.Grid.MajorLineColor = Colors.Black.WithAlpha(0.08);
        if (series.Count > 1)
            plot.ShowLegend(Edge.Top);
        return plot.GetImageBytes(width, height, ImageFormat.Png);
    }
}
