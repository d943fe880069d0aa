using Chrysalis.Reports.Fonts;
using ScottPlot;

namespace Chrysalis.Reports.Pictures;

/// <summary>Bars that stack the shares of several series, as a PNG file.</summary>
public static class StackedBars
{
    /// <summary>Colours that differ for colour-blind eyes too (Okabe and Ito 2008).</summary>
    static StackedBars()
    {
        ScottPlot.Fonts.FontResolvers.Insert(0, new EmbeddedFont.Resolver());
        ScottPlot.Fonts.Default = EmbeddedFont.Name;
    }

    /// <summary>Draws one bar a category.</summary>
    /// <param name="xAxis">Label of the horizontal axis, with its unit.</param>
    /// <param name="yAxis">Label of the vertical axis, with its unit.</param>
    /// <param name="categories">Labels below the bars.</param>
    /// <param name="series">Names, and for each category a height of at least 0.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <exception cref="ArgumentException">A series has another number of heights than there are categories.</exception>
    public static byte[] Draw(
        string xAxis, string yAxis, IReadOnlyList<string> categories, IReadOnlyList<(string Name, IReadOnlyList<double> Heights)> series,
        int width = 960, int height = 360)
    {
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(xAxis);
        ArgumentNullException.ThrowIfNull(yAxis);
        using var plot = new Plot();
        var tops = new double[categories.Count];
        for (int i = 0; i < series.Count; i++)
        {
            (string name, IReadOnlyList<double> heights) = series[i];
            if (heights.Count != tops.Length)
                throw new ArgumentException(
                    $"The series '{name}' has {heights.Count} heights for {tops.Length} categories.", nameof(series));
            Color color = PlotColours.Areas[i % PlotColours.Areas.Count];
            plot.Add.Bars(heights.Select((share, place) => new Bar { Position =
                place, ValueBase = tops[place], Value = tops[place] + share, FillColor = color, LineWidth = 0, Size = 0.8 }).ToArray());
            for (int place = 0; place < tops.Length; place++)
                tops[place] += heights[place];
            plot.Legend.ManualItems.Add(new LegendItem { LabelText = name, FillColor = color });
        }

        plot.XLabel(xAxis, 14);
        plot.YLabel(yAxis, 14);
        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, tops.Length).Select(place => (double)place)], [.. categories]);
        plot.Axes.Margins(0.02, 0.08);
        plot.Axes.SetLimitsY(0, Math.Max(double.Epsilon, 1.08 * tops.DefaultIfEmpty(1).Max()));
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.ShowLegend(Edge.Top);
        return plot.GetImageBytes(width, height, ImageFormat.Png);
    }
}
