using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Compositing;

public class MonochromeTintTests
{
    [Fact]
    public void Apply_GreyPicture_TakesColourFromWhatIsPainted()
    {
        Frame picture = Of((x, y) => Grey(x * 4));
        Frame painted = picture.Clone();
        painted.Row(10)[30] = 250;

        MonochromeTint.Of(picture)!.Apply(painted, picture);

        Assert.All(painted.Rgb.Chunk(3), pixel => Assert.True(pixel.Max() - pixel.Min() <= 1));
        Assert.True(painted.Row(10)[30] > picture.Row(10)[30]);
    }

    [Fact]
    public void Apply_SepiaPicture_GivesTheSepiaOfThatBrightness()
    {
        Frame picture = Of((x, y) => Sepia(x * 4));
        Frame painted = picture.Clone();
        for (int x = 0; x < 60; x++)
            Sepia(x * 4).Select(value => (byte)(0.2126 * Sepia(x * 4)[0] + 0.7152 * Sepia(x * 4)[1] + 0.0722 * Sepia(x * 4)[2]))
                .ToArray().CopyTo(painted.Row(20)[(x * 3)..]);

        MonochromeTint.Of(picture)!.Apply(painted, picture);

        for (int i = 20 * 180; i < 21 * 180; i++)
            Assert.InRange(painted.Rgb[i], picture.Rgb[i] - 6, picture.Rgb[i] + 6);
    }

    [Fact]
    public void Of_PictureInColour_IsNone() =>
        Assert.Null(MonochromeTint.Of(Of((x, y) => y < 20 ? [180, 140, 120] : [90, 100, 130])));

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public void Of_ColourInSomeRowsOnly_IsNone(int first) =>
        Assert.Null(MonochromeTint.Of(Of((x, y) => y >= first && y < first + 10 ? [(byte)(x * 4), 40, (byte)(y * 6)] : Grey(x * 4))));

    [Fact]
    public void Apply_UnchangedPixels_StayAsTheyAre()
    {
        Frame picture = Of((x, y) => [(byte)(x * 4), (byte)(x * 4 + 1), (byte)(x * 4)]);
        Frame painted = picture.Clone();

        MonochromeTint.Of(picture)!.Apply(painted, picture);

        Assert.Equal(picture.Rgb, painted.Rgb);
    }

    private static byte[] Grey(int level) => [(byte)level, (byte)level, (byte)level];

    private static byte[] Sepia(int level) => [(byte)Math.Min(255, level * 1.1f), (byte)level, (byte)(level * 0.8f)];

    private static Frame Of(Func<int, int, byte[]> pixel)
    {
        var frame = new Frame(60, 40);
        for (int y = 0; y < 40; y++)
            for (int x = 0; x < 60; x++)
                pixel(x, y).CopyTo(frame.Row(y)[(x * 3)..]);
        return frame;
    }
}
