using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speaking;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Speaking;

public sealed class FootageSourceTests : IDisposable
{
    private readonly SpeakerFixture media = new();

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    public void Dispose() => media.Dispose();

    [Theory]
    [InlineData("b-frames.mp4", "-c:v libx264 -bf 3 -g 30")]
    [InlineData("ntsc.mp4", "-c:v libx264 -bf 2 -g 40 -r 30000/1001")]
    [InlineData("matroska.mkv", "-c:v libx264 -g 25 -r 24000/1001")] // times rounded to milliseconds
    [InlineData("transport.ts", "-c:v mpeg2video -bf 2 -g 15")] // times start late, no index
    public void FromFile_LongerThanTheBound_BouncesExactly(string name, string encoding)
    {
        string video = media.Ffmpeg(name, $"-f lavfi -i testsrc2=size=64x64:rate=25:duration=3 {encoding}");
        List<Frame> frames = [.. VideoReader.Read(video, null, TestEnds)];
        using FootageSource source = FootageSource.FromFile(video, TestEnds, keepBytes: 20 * 64 * 64 * 3);
        var order = new FootageOrder(SyncMode.Bounce, frames.Count);

        Assert.Equal(frames.Count, source.Frames.FromStart(1000).Count());
        for (int i = 0; i < 2 * frames.Count + 10; i++)
            Assert.Equal(frames[(int)order.At(i)].Rgb, source.Frames.At(order.At(i))!.Rgb);
        TestContext.Current.TestOutputHelper!.WriteLine($"{source.Frames.InexactSeekCount} inexact seeks");
        if (name.EndsWith(".mp4", StringComparison.Ordinal))
            Assert.Equal(0, source.Frames.InexactSeekCount);
    }

    [Fact]
    public void FromFile_RealClip_BouncesExactly()
    {
        string video = SharedData.Require("data/grid_s1/test/bbaz5s.mpg");
        List<Frame> frames = [.. VideoReader.Read(video, null, TestEnds)];
        using FootageSource source = FootageSource.FromFile(video, TestEnds, keepBytes: 30 * 360 * 288 * 3);
        var order = new FootageOrder(SyncMode.Bounce, frames.Count);
        for (int i = 0; i < 2 * frames.Count; i++)
            Assert.Equal(frames[(int)order.At(i)].Rgb, source.Frames.At(order.At(i))!.Rgb);
        TestContext.Current.TestOutputHelper!.WriteLine($"{source.Frames.InexactSeekCount} inexact seeks");
    }
}
