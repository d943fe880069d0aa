using System.Globalization;
using Chrysalis.Reports.Fonts;
using ScottPlot;

namespace Chrysalis.Reports.Pictures;

/// <summary>Plots with logarithmic axes or with ranges in rows, as PNG files.</summary>
public static class ScaledPlots
{
    /// <summary>Colours that differ for colour-blind eyes too (Okabe and Ito 2008).</summary>
    static ScaledPlots()
    {
        ScottPlot.Fonts.FontResolvers.Insert(0, new EmbeddedFont.Resolver());
        ScottPlot.Fonts.Default = EmbeddedFont.Name;
    }

    /// <summary>Lines and labelled points on two logarithmic axes.</summary>
    /// <param name="xAxis">Label of the horizontal axis.</param>
    /// <param name="yAxis">Label of the vertical axis.</param>
    /// <param name="lines">Series joined by lines; values above zero.</param>
    /// <param name="points">Points with their names; values above zero.</param>
    /// <param name="xTicks">Marks of the horizontal axis; null for powers of ten.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <exception cref="ArgumentException">A series has unequal numbers of X and Y.</exception>
    public static byte[] LogLog(
        string xAxis, string yAxis, IReadOnlyList<Series> lines, IReadOnlyList<(string Name, double X, double Y)> points,
        IReadOnlyList<AxisTick>? xTicks = null, int width = 960, int height = 480)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(xAxis);
        ArgumentNullException.ThrowIfNull(yAxis);
        using var plot = new Plot();
        for (int i = 0; i < lines.Count; i++)
        {
            Series one = lines[i];
            if (one.X.Count != one.Y.Count)
                throw new ArgumentException($"The series '{one.Name}' has {one.X.Count} X and {one.Y.Count} Y.", nameof(lines));
            ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(
                one.X.Select(Math.Log10).ToArray(), one.Y.Select(Math.Log10).ToArray(), PlotColours.Curves[i % PlotColours.Curves.Count]);
            (line.LineWidth, line.LegendText) = (2, one.Name);
        }

        double[] xs = [.. lines.SelectMany(one => one.X), .. points.Select(point => point.X)];
        double[] ys = [.. lines.SelectMany(one => one.Y), .. points.Select(point => point.Y)];
        foreach ((string name, double x, double y) in points)
            Label(plot, name, Math.Log10(x), Math.Log10(y), Math.Log10(x) > Math.Log10(xs.Max()) - 0.2 * Math.Log10(xs.Max() / xs.Min()));
        Finish(plot, xAxis, yAxis);
        plot.Axes.Margins(0.06, 0.1);
        plot.Axes.Bottom.TickGenerator = Ticks(xTicks?.Select(tick => tick with { Value = Math.Log10(tick.Value) }) ?? Powers(xs));
        plot.Axes.Left.TickGenerator = Ticks(Powers(ys));
        Legend(plot, lines);
        return plot.GetImageBytes(width, height, ImageFormat.Png);
    }

    /// <summary>Lines over years, whose marks are whole years.</summary>
    /// <param name="yAxis">Label of the vertical axis.</param>
    /// <param name="lines">Series over dates in years.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <exception cref="ArgumentException">A series has unequal numbers of X and Y.</exception>
    public static byte[] OverYears(string yAxis, IReadOnlyList<Series> lines, int width = 960, int height = 380)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(yAxis);
        using var plot = new Plot();
        for (int i = 0; i < lines.Count; i++)
        {
            Series one = lines[i];
            if (one.X.Count != one.Y.Count)
                throw new ArgumentException($"The series '{one.Name}' has {one.X.Count} X and {one.Y.Count} Y.", nameof(lines));
            ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(
                one.X.ToArray(), one.Y.ToArray(), PlotColours.Curves[i % PlotColours.Curves.Count]);
            (line.LineWidth, line.LegendText) = (2, one.Name);
        }

        Finish(plot, "year", yAxis);
        plot.Axes.Margins(0.01, 0.06);
        double[] years = [.. lines.SelectMany(one => one.X)];
        plot.Axes.Bottom.TickGenerator = Ticks(Years(years.Min(), years.Max()));
        Legend(plot, lines);
        return plot.GetImageBytes(width, height, ImageFormat.Png);
    }

    /// <summary>Ranges of years in rows, the first on top.</summary>
    /// <param name="bars">Rows.</param>
    /// <param name="low">First year of the axis.</param>
    /// <param name="high">Last year of the axis; what reaches it ends there.</param>
    /// <param name="mark">A vertical line; null for none.</param>
    /// <param name="width">Width in pixels.</param>
    public static byte[] YearRanges(IReadOnlyList<RangeBar> bars, double low, double high, double? mark = null, int width = 960)
    {
        ArgumentNullException.ThrowIfNull(bars);
        using var plot = new Plot();
        for (int i = 0; i < bars.Count; i++)
        {
            RangeBar bar = bars[i];
            double y = bars.Count - i;
            Segment(plot, bar.Low, bar.High, y, high, 3);
            Segment(plot, bar.InnerLow, bar.InnerHigh, y, high, 14);
            if (bar.Middle is { } middle && middle <= high)
                plot.Add.Marker(middle, y, MarkerShape.FilledCircle, 11, PlotColours.Curves[1]);
        }

        if (mark is { } at)
            plot.Add.VerticalLine(at, 1, Colors.Black, LinePattern.Dashed);
        Finish(plot, "year", "");
        plot.Axes.Bottom.TickGenerator = Ticks(Years(low, high));
        plot.Axes.SetLimits(low, high, 0.4, bars.Count + 0.6);
        plot.Axes.Left.TickGenerator = Ticks(bars.Select((bar, i) => new AxisTick(bars.Count - i, bar.Label)));
        return plot.GetImageBytes(width, 110 + 34 * bars.Count, ImageFormat.Png);
    }

    private static void Segment(Plot plot, double from, double to, double y, double end, float lineWidth)
    {
        if (from >= end)
            return;
        ScottPlot.Plottables.LinePlot line = plot.Add.Line(from, y, Math.Min(to, end), y);
        (line.LineWidth, line.LineColor) = (lineWidth, PlotColours.Curves[0]);
    }

    private static void Finish(Plot plot, string xAxis, string yAxis)
    {
        plot.XLabel(xAxis, 14);
        if (yAxis.Length > 0)
            plot.YLabel(yAxis, 14);
        plot.Grid.MajorLineColor = Colors.Black.WithAlpha(0.08);
    }

    private static ScottPlot.TickGenerators.NumericManual Ticks(IEnumerable<AxisTick> ticks)
    {
        AxisTick[] all = [.. ticks];
        return new([.. all.Select(tick => tick.Value)], [.. all.Select(tick => tick.Label)]);
    }

    private static void Label(Plot plot, string name, double x, double y, bool left)
    {
        plot.Add.Marker(x, y, MarkerShape.FilledCircle, 9, Colors.Black);
        ScottPlot.Plottables.Text text = plot.Add.Text(name, x, y);
        (text.LabelFontSize, text.OffsetX, text.OffsetY, text.LabelAlignment) =
            (12, left ? -7 : 7, -3, left ? Alignment.LowerRight : Alignment.LowerLeft);
    }

    private static void Legend(Plot plot, IReadOnlyList<Series> lines)
    {
        if (lines.Count > 1)
            plot.ShowLegend(Edge.Top);
        else
            plot.HideLegend();
    }

    private static IEnumerable<AxisTick> Years(double low, double high)
    {
        int step = high - low > 30 ? 10 : high - low > 12 ? 5 : 1;
        for (int year = (int)Math.Ceiling(low / step) * step; year <= high; year += step)
            yield return new(year, year.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Powers of ten, and their double and fivefold where there are few.</summary>
    private static IEnumerable<AxisTick> Powers(double[] values)
    {
        if (values.Length == 0)
            yield break;
        int last = (int)Math.Ceiling(Math.Log10(values.Max())), first = (int)Math.Floor(Math.Log10(values.Min()));
        int step = Math.Max(1, (last - first + 9) / 10);
        for (int power = first; power <= last; power += step)
        {
            yield return new(power, Label(power));
            if (last - first > 2)
                continue;
            for (int times = 2; times <= 9; times++)
                yield return new(power + Math.Log10(times), $"{times}·{Label(power)}");
        }
    }

    private static string Label(int power) => power is >= 0 and <= 3
        ? Math.Pow(10, power).ToString("#,##0", CultureInfo.InvariantCulture)
        : "10"
            + string.Concat(power.ToString(CultureInfo.InvariantCulture).Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));
}
