using Chrysalis.Reports.Pictures;
using SkiaSharp;

namespace Chrysalis.Reports.Tests.Pictures;

public class PlotsTests
{
    private static readonly Series Rising = new("rising", [0, 1, 2], [0, 1, 4]);
    private static readonly Series Falling = new("falling", [0, 1, 2], [4, 1, 0]);

    [Fact]
    public void Lines_TwoSeries_DrawsBothInDifferentColours()
    {
        using SKBitmap plot = SKBitmap.Decode(Plots.Lines("time in s", "opening", [Rising, Falling], 400, 300));

        Assert.Equal((400, 300), (plot.Width, plot.Height));
        Assert.Contains(SKColor.Parse("#0072B2"), plot.Pixels);
        Assert.Contains(SKColor.Parse("#D55E00"), plot.Pixels);
    }

    [Fact]
    public void Points_Label_IsWrittenWithTheEmbeddedFont()
    {
        using SKBitmap unlabelled = SKBitmap.Decode(Plots.Points("", "", [Rising], 400, 300));
        using SKBitmap labelled = SKBitmap.Decode(Plots.Points("a long label of the axis", "", [Rising], 400, 300));

        Assert.True(Dark(labelled) > Dark(unlabelled) + 200);
    }

    [Fact]
    public void Lines_UnequalCoordinates_NamesTheSeries()
    {
        var error = Assert.Throws<ArgumentException>(() => Plots.Lines("x", "y", [new("odd", [1], [1, 2])]));

        Assert.Contains("'odd' has 1 X and 2 Y", error.Message, StringComparison.Ordinal);
    }

    private static int Dark(SKBitmap picture) =>
        picture.Pixels.Count(colour => colour.Red < 120 && colour.Green < 120 && colour.Blue < 120);
}
