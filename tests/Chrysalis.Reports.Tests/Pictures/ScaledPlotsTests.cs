using Chrysalis.Reports.Pictures;
using SkiaSharp;

namespace Chrysalis.Reports.Tests.Pictures;

public class ScaledPlotsTests
{
    private static readonly Series Falling = new("falling", [1, 100, 10_000], [1e9, 1e7, 1e5]);

    [Fact]
    public void LogLog_PowerLaw_DrawsAStraightLine()
    {
        using SKBitmap plot = SKBitmap.Decode(ScaledPlots.LogLog("time", "qubits", [Falling], [], width: 400, height: 300));
        (int X, int Y)[] line = [.. from y in Enumerable.Range(
            0, 300) from x in Enumerable.Range(0, 400) where plot.GetPixel(x, y) == SKColor.Parse("#0072B2") select (x, y)];

        Assert.NotEmpty(line);
        (int left, int right) = (line.Min(p => p.X), line.Max(p => p.X));
        (int top, int bottom) = (line.Min(p => p.Y), line.Max(p => p.Y));
        Assert.All(line, p => Assert.InRange(p.Y - (top + (double)(bottom - top) * (p.X - left) / (right - left)), -3, 3));
    }

    [Fact]
    public void YearRanges_BarBeyondTheEnd_EndsThere()
    {
        RangeBar[] bars = [new("a", 2030, 2035, 2040, double.PositiveInfinity, double.PositiveInfinity), new(
            "b", double.PositiveInfinity, double.PositiveInfinity, null, double.PositiveInfinity, double.PositiveInfinity)];
        using SKBitmap plot = SKBitmap.Decode(ScaledPlots.YearRanges(bars, 2025, 2080, 2050, 500));

        Assert.Equal(500, plot.Width);
        Assert.Contains(SKColor.Parse("#0072B2"), plot.Pixels);
    }

    [Fact]
    public void OverYears_UnequalCoordinates_NamesTheSeries() =>
        Assert.Contains(
            "'odd' has 1 X and 2 Y",
            Assert.Throws<ArgumentException>(() => ScaledPlots.OverYears("y", [new("odd", [2030], [1, 2])])).Message,
            StringComparison.Ordinal);

    [Fact]
    public void LogLog_UnequalCoordinates_NamesTheSeries() =>
        Assert.Contains(
            "'odd' has 1 X and 2 Y",
            Assert.Throws<ArgumentException>(() => ScaledPlots.LogLog("x", "y", [new("odd", [1], [1, 2])], [])).Message,
            StringComparison.Ordinal);
}
