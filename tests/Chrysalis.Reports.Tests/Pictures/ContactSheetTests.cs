using Chrysalis.Reports.Pictures;
using SkiaSharp;

namespace Chrysalis.Reports.Tests.Pictures;

public class ContactSheetTests
{
    private static readonly byte[] Red = Solid(40, 20, 255, 0, 0);
    private static readonly byte[] Blue = Solid(40, 20, 0, 0, 255);

    [Fact]
    public void ToPng_TwoFramesInARow_ShowsThemLeftToRightInTheirColours()
    {
        using SKBitmap sheet = Decode(new ContactSheet(100).Add(Red, 40, 20).Add(Blue, 40, 20));

        SKColor[] colours = Colours(sheet);
        Assert.Contains(SKColors.Red, colours);
        Assert.Contains(SKColors.Blue, colours);
        Assert.True(FirstColumn(sheet, SKColors.Red) < FirstColumn(sheet, SKColors.Blue));
    }

    [Fact]
    public void ToPng_Frame_IsScaledToTheCellKeepingItsProportions()
    {
        using SKBitmap sheet = Decode(new ContactSheet(100).Add(Red, 40, 20));

        Assert.Equal(100 * 50, Colours(sheet).Count(colour => colour == SKColors.Red));
    }

    [Theory]
    [InlineData("row", "")]
    [InlineData("", "frame 1")]
    public void ToPng_LabelOrCaption_PutsInkOnThePaper(string label, string caption)
    {
        using SKBitmap plain = Decode(new ContactSheet(100).AddRow().Add(Red, 40, 20));
        using SKBitmap written = Decode(new ContactSheet(100).AddRow(label).Add(Red, 40, 20, caption));

        Assert.Equal(0, Dark(plain));
        Assert.InRange(Dark(written), 20, 2000);
    }

    [Fact]
    public void Add_WrongByteCount_NamesBoth()
    {
        var error = Assert.Throws<ArgumentException>(() => new ContactSheet().Add(new byte[5], 2, 2));

        Assert.Contains("5 bytes given; a 2x2 RGB picture has 12", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToPng_Empty_SaysSo() => Assert.Throws<InvalidOperationException>(() => new ContactSheet().AddRow("x").ToPng());

    private static byte[] Solid(int width, int height, params byte[] rgb) =>
        [.. Enumerable.Repeat(rgb, width * height).SelectMany(pixel => pixel)];

    private static SKBitmap Decode(ContactSheet sheet) => SKBitmap.Decode(sheet.ToPng());

    private static SKColor[] Colours(SKBitmap sheet) => sheet.Pixels;

    private static int Dark(SKBitmap sheet) => sheet.Pixels.Count(colour => colour is { Red: < 120, Green: < 120, Blue: < 120 });

    private static int FirstColumn(SKBitmap sheet, SKColor colour) => Array.IndexOf(sheet.Pixels, colour) % sheet.Width;
}
