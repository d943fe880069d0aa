using ScottPlot;

namespace Chrysalis.Reports.Pictures;

/// <summary>Horizontal bars with their values beside them, as PNG files.</summary>
public static class Bars
{
    private const int BarHeightPx = 34;
    private const int FrameHeightPx = 70;
    private const double CharacterWidthPx = 7.6;

    /// <summary>Draws bars from top to bottom.</summary>
    /// <param name="xAxis">Label of the values' axis, with its unit.</param>
    /// <param name="bars">Name, value (above zero on a logarithmic axis) and the text beside the bar.</param>
    /// <param name="logarithmic">True for an axis of powers of ten.</param>
    /// <param name="width">Width in pixels.</param>
    /// <exception cref="ArgumentException">There is no bar, or a value that a logarithm does not take.</exception>
    public static byte[] Horizontal(
        string xAxis, IReadOnlyList<(string Name, double Value, string Text)> bars, bool logarithmic = false, int width = 960)
    {
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(xAxis);
        if (bars.Count == 0 || (logarithmic && bars.Any(bar => bar.Value <= 0)))
            throw new ArgumentException("The picture needs at least one bar, and values above zero on a logarithmic axis.", nameof(bars));
        Plots.UseEmbeddedFont();
        using var plot = new Plot();
        double least = logarithmic ? Math.Floor(bars.Min(bar => Math.Log10(bar.Value))) : 0;
        double most = bars.Max(bar => Position(bar.Value, logarithmic));
        double room = Math.Max(most - least, 1e-9);
        for (int i = 0; i < bars.Count; i++)
            Add(plot, bars.Count - 1 - i, bars[i], least, logarithmic, room);
        plot.Axes.Left.SetTicks(
            [.. Enumerable.Range(0, bars.Count).Select(i => (double)(bars.Count - 1 - i))], [.. bars.Select(bar => bar.Name)]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        if (logarithmic)
        {
            int[] powers = [.. Enumerable.Range((int)least, (int)Math.Ceiling(most) - (int)least + 1)];
            plot.Axes.Bottom.SetTicks([.. powers.Select(power => (double)power)], [.. powers.Select(Power)]);
        }

        plot.XLabel(xAxis, 14);
        plot.Axes.SetLimits(least, most + room * TextShare(bars, width), -0.6, bars.Count - 0.4);
        plot.Grid.MajorLineColor = Colors.Black.WithAlpha(0.08);
        return plot.GetImageBytes(width, FrameHeightPx + BarHeightPx * bars.Count, ImageFormat.Png);
    }

    private static void Add(
        Plot plot, int position, (string Name, double Value, string Text) bar, double least, bool logarithmic, double room)
    {
        double end = Position(bar.Value, logarithmic);
        plot.Add.Bar(new Bar { Position = position, Value =
            end, ValueBase = least, Size = 0.62, FillColor = PlotColours.Blue, LineWidth = 0, Orientation = Orientation.Horizontal });
        ScottPlot.Plottables.Text text = plot.Add.Text(bar.Text, end + 0.01 * room, position);
        text.LabelFontSize = 13;
        text.LabelAlignment = Alignment.MiddleLeft;
    }

    /// <summary>The room that the longest text needs beside its bar, as a share of the longest bar.</summary>
    private static double TextShare(IReadOnlyList<(string Name, double Value, string Text)> bars, int width)
    {
        double text = CharacterWidthPx * (2 + bars.Max(bar => bar.Text.Length));
        double area = Math.Max(width - CharacterWidthPx * (6 + bars.Max(bar => bar.Name.Length)), 1.5 * text);
        return text / (area - text);
    }

    private static double Position(double value, bool logarithmic) => logarithmic ? Math.Log10(value) : value;

    private static string Power(int power) => power switch
    {
        >= 0 and <= 6 => Math.Pow(10, power).ToString("#,##0", System.Globalization.CultureInfo.InvariantCulture),
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"1e{power}"),
    };
}
