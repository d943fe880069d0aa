using Chrysalis.Talking.Media;
using Background = Chrysalis.Talking.Media.Colours.Background;

namespace Chrysalis.Talking.Tests.Media;

public class TransparencyTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    // Red on the left, transparent (over hidden green) on the right.
    private const string Half = "color=red:size=64x32:rate=5:duration=0.6,format=rgba,"
        + "geq=r='if(lt(X\\,32)\\,255\\,0)':g='if(lt(X\\,32)\\,0\\,255)':b=0:a='if(lt(X\\,32)\\,255\\,0)'";

    [Theory]
    [InlineData("half.png", "-frames:v 1")]
    [InlineData("half.webp", "-frames:v 1 -c:v libwebp -lossless 1")]
    [InlineData("half.webm", "-c:v libvpx-vp9 -pix_fmt yuva420p")]
    [InlineData("half8.webm", "-c:v libvpx -pix_fmt yuva420p -auto-alt-ref 0")]
    [InlineData("half.mov", "-c:v qtrle")]
    [InlineData("half.mkv", "-c:v ffv1")]
    [InlineData("half.gif", "-vf split[a][b];[a]palettegen[p];[b][p]paletteuse")]
    [InlineData("moving.png", "-f apng -plays 0")]
    public void Read_Transparent_ShowsTheBackground(string name, string coding)
    {
        string path = media.Make(name, $"-f lavfi -i {Half} {coding}");

        Frame white = VideoReader.Read(path, null, TestContext.Current.CancellationToken).First();
        Frame blue = VideoReader.Read(path, new() { Background = new(0, 0, 255) }, TestContext.Current.CancellationToken).First();

        Assert.True(MediaProbe.Probe(path).HasAlpha);
        Near(white, 8, 255, 0, 0);
        Near(white, 56, 255, 255, 255);
        Near(blue, 8, 255, 0, 0);
        Near(blue, 56, 0, 0, 255);
    }

    [Theory]
    [InlineData("white", 255, 255, 255)]
    [InlineData("Black", 0, 0, 0)]
    [InlineData("#0a1b2C", 10, 27, 44)]
    public void Background_NameOrDigits_IsThatColour(string text, byte red, byte green, byte blue)
    {
        Assert.True(Background.TryParse(text, out Background colour));
        Assert.Equal(new Background(red, green, blue), colour);
    }

    [Theory]
    [InlineData("")]
    [InlineData("#12345")]
    [InlineData("#12345g")]
    [InlineData("whitish")]
    public void Background_NoColour_IsRefused(string text) => Assert.False(Background.TryParse(text, out _));

    private static void Near(Frame frame, int x, int red, int green, int blue)
    {
        ReadOnlySpan<byte> pixel = frame.Row(16).Slice(x * 3, 3);
        Assert.True(
            Math.Abs(pixel[0] - red) < 12 && Math.Abs(pixel[1] - green) < 12 && Math.Abs(pixel[2] - blue) < 12,
            $"({pixel[0]}, {pixel[1]}, {pixel[2]}) at {x}");
    }
}
