using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Media;

public class StillImageTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    [Fact]
    public void Save_Png_LoadsTheSamePixels()
    {
        var frame = new Frame(31, 17);
        new Random(1).NextBytes(frame.Rgb);

        StillImage.Save(media.At("noise.png"), frame);

        Assert.Equal(frame.Rgb, StillImage.Load(media.At("noise.png")).Rgb);
    }

    [Fact]
    public void Save_Jpeg_LoadsNearlyTheSame()
    {
        var frame = new Frame(32, 32);
        frame.Rgb.AsSpan().Fill(130);

        StillImage.Save(media.At("grey.jpg"), frame);

        Assert.All(StillImage.Load(media.At("grey.jpg")).Rgb, value => Assert.InRange(value, 128, 132));
    }

    [Fact]
    public void Load_NoPicture_SaysSo()
    {
        File.WriteAllText(media.At("text.png"), "no picture");

        Assert.Contains(
            "text.png", Assert.Throws<MediaException>(() => StillImage.Load(media.At("text.png"))).Message, StringComparison.Ordinal);
    }
}
