using Chrysalis.Reports.Pictures;

namespace Chrysalis.Reports.Tests.Pictures;

public class StackedBarsTests
{
    [Fact]
    public void Draw_TwoSeries_IsAPng() =>
        Assert.Equal(
            [0x89, (byte)'P', (byte)'N', (byte)'G'],
            StackedBars.Draw("year", "BTC", ["2009", "2010"], [("a", [1, 2]), ("b", [0, 3])])[..4]);

    [Fact]
    public void Draw_NothingToShow_IsAPng() =>
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], StackedBars.Draw("year", "BTC", [], [])[..4]);

    [Fact]
    public void Draw_WrongNumberOfHeights_IsRefused() =>
        Assert.Contains(
            "'a' has 1 heights",
            Assert.Throws<ArgumentException>(() => StackedBars.Draw("year", "BTC", ["2009", "2010"], [("a", [1])])).Message,
            StringComparison.Ordinal);
}
