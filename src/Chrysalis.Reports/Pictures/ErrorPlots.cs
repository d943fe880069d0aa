using System.Globalization;
using Chrysalis.Reports.Fonts;
using ScottPlot;

namespace Chrysalis.Reports.Pictures;

/// <summary>Plots of points with their intervals, on linear or logarithmic axes, as PNG files.</summary>
public static class ErrorPlots
{
    private static readonly Color[] Palette = [new("#0072B2"), new("#D55E00"), new("#009E73"), new("#CC79A7"), new("#E69F00"), new("#56B4E9"), new("#000000")];

    static ErrorPlots()
    {
        ScottPlot.Fonts.FontResolvers.Insert(0, new EmbeddedFont.Resolver());
        ScottPlot.Fonts.Default = EmbeddedFont.Name;
    }

    /// <summary>Draws series.</summary>
    /// <param name="xAxis">Label of the horizontal axis, with its unit.</param>
    /// <param name="yAxis">Label of the vertical axis, with its unit.</param>
    /// <param name="series">What to draw. On a logarithmic axis values of 0 and below are left out.</param>
    /// <param name="logX">True for a logarithmic horizontal axis.</param>
    /// <param name="logY">True for a logarithmic vertical axis.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <exception cref="ArgumentException">A series has lists of unequal lengths.</exception>
    public static byte[] Draw(string xAxis, string yAxis, IReadOnlyList<ErrorSeries> series, bool logX, bool logY, int width = 800, int height = 480)
    {
        ArgumentNullException.ThrowIfNull(series);
        using var plot = new Plot();
        foreach (ErrorSeries one in series)
            Add(plot, one, logX, logY);
        if (logX)
            plot.Axes.Bottom.TickGenerator = Decades();
        if (logY)
            plot.Axes.Left.TickGenerator = Decades();
        plot.XLabel(xAxis, 14);
        plot.YLabel(yAxis, 14);
        plot.Axes.Margins(0.04, 0.08);
        plot.Grid.MajorLineColor = Colors.Black.WithAlpha(0.12);
        plot.Grid.MinorLineColor = Colors.Black.WithAlpha(0.05);
        plot.Grid.MinorLineWidth = 1;
        plot.ShowLegend(Edge.Right);
        return plot.GetImageBytes(width, height, ImageFormat.Png);
    }

    private static void Add(Plot plot, ErrorSeries series, bool logX, bool logY)
    {
        bool hasErrors = series.Low.Count > 0;
        if (series.X.Count != series.Y.Count || (hasErrors && (series.Low.Count != series.Y.Count || series.High.Count != series.Y.Count)))
            throw new ArgumentException($"The series '{series.Name}' has lists of unequal lengths.", nameof(series));
        Color color = Palette[series.Color % Palette.Length];
        int[] shown = [.. Enumerable.Range(0, series.X.Count).Where(i => (!logX || series.X[i] > 0) && (!logY || series.Y[i] > 0))];
        if (shown.Length == 0)
            return;
        double[] x = [.. shown.Select(i => Place(series.X[i], logX))];
        double[] y = [.. shown.Select(i => Place(series.Y[i], logY))];
        ScottPlot.Plottables.Scatter scatter = plot.Add.Scatter(x, y, color);
        (scatter.LineWidth, scatter.MarkerSize) = series.IsLine ? (2, 0) : (0, 8);
        if (series.IsDashed)
            scatter.LinePattern = LinePattern.Dashed;
        scatter.LegendText = series.Name;
        for (int i = 0; hasErrors && i < shown.Length; i++)
        {
            // An interval that reaches 0 ends two decades below its point on a logarithmic axis.
            double low = Math.Max(series.Low[shown[i]], logY ? series.Y[shown[i]] / 100 : double.NegativeInfinity);
            ScottPlot.Plottables.LinePlot bar = plot.Add.Line(x[i], Place(low, logY), x[i], Place(series.High[shown[i]], logY));
            (bar.LineColor, bar.LineWidth) = (color, 1.5f);
        }
    }

    private static double Place(double value, bool isLog) => isLog ? Math.Log10(value) : value;

    private static ScottPlot.TickGenerators.NumericAutomatic Decades() => new()
    {
        IntegerTicksOnly = true,
        MinorTickGenerator = new ScottPlot.TickGenerators.LogMinorTickGenerator(),
        LabelFormatter = power => Math.Abs(power - Math.Round(power)) > 1e-9 ? "" : power is >= -3 and <= 3
            ? Math.Pow(10, power).ToString("0.###", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"1e{power:0}"),
    };
}
