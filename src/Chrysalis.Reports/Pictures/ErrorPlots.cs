using System.Globalization;
using Chrysalis.Reports.Fonts;
using ScottPlot;

namespace Chrysalis.Reports.Pictures;

/// <summary>Plots of points with their intervals, on linear or logarithmic axes, as PNG files.</summary>
public static class ErrorPlots
{
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
    public static byte[] Draw(
        string xAxis, string yAxis, IReadOnlyList<ErrorSeries> series, bool logX, bool logY, int width = 800, int height = 480)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(xAxis);
        ArgumentNullException.ThrowIfNull(yAxis);
        using var plot = new Plot();
        foreach (ErrorSeries one in series)
            Add(plot, one, logX, logY);
        if (logX)
            plot.Axes.Bottom.TickGenerator = LogTicks(series.SelectMany(one => one.X));
        else if (series.All(one => one.X.All(double.IsInteger)))
            plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true };
        if (logY)
            plot.Axes.Left.TickGenerator = LogTicks(series.SelectMany(one => one.Y.Concat(one.Low).Concat(one.High)));
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
        Color color = PlotColours.CurvesAndBlack[series.Color % PlotColours.CurvesAndBlack.Count];
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

    /// <summary>Labels at 1, 2 and 5 of every decade where there are few decades, else at 1; small ticks at the other digits.</summary>
    private static ScottPlot.TickGenerators.NumericManual LogTicks(IEnumerable<double> values)
    {
        double[] shown = [.. values.Where(value => value > 0)];
        var ticks = new ScottPlot.TickGenerators.NumericManual();
        if (shown.Length == 0)
            return ticks;
        (int first, int last) = ((int)Math.Floor(Math.Log10(shown.Min())) - 1, (int)Math.Ceiling(Math.Log10(shown.Max())) + 1);
        bool isShort = Math.Log10(shown.Max() / shown.Min()) < 2.5;
        for (int decade = first; decade <= last; decade++)
            for (int digit = 1; digit < 10; digit++)
            {
                double value = digit * Math.Pow(10, decade);
                if (digit == 1 || (isShort && digit is 2 or 5))
                    ticks.AddMajor(Math.Log10(value), Label(value));
                else
                    ticks.AddMinor(Math.Log10(value));
            }
        return ticks;
    }

    private static string Label(double value) =>
        value.ToString(value is >= 0.0009 and < 10_000 ? "0.####" : "0e+0", CultureInfo.InvariantCulture);
}
