using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Colours;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Talking.Tests.Speaking;

public sealed class SpeakerOddMediaTests : IDisposable
{
    private readonly SpeakerFixture media = new();
    private readonly FakeModel head = new(new(25), batch: 4);

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        head.Dispose();
        media.Dispose();
    }

    [Theory]
    [InlineData("gray")]
    [InlineData("gray16be")]
    public void Speak_OverAGreyPhoto_StaysGrey(string pixels)
    {
        string photo = media.Ffmpeg("grey.png", $"-f lavfi -i testsrc2=size=160x120 -frames:v 1 -pix_fmt {pixels}");
        SpeakRequest request = media.Request("out.mkv", photo) with { Encoding = new("ffv1") };

        media.Speaker(head).Speak(request, null, TestEnds);

        foreach (Frame frame in VideoReader.Read(request.Output!, null, TestEnds).Take(5))
            Assert.True(frame.Rgb.Chunk(3).Max(pixel => pixel.Max() - pixel.Min()) <= 2);
    }

    [Fact]
    public void Speak_OverATransparentPhoto_LaysItOnTheBackgroundAndSaysSo()
    {
        string photo = media.Ffmpeg(
            "clear.png", "-f lavfi -i testsrc2=size=160x120,format=rgba,colorchannelmixer=aa=0 -frames:v 1");
        SpeakRequest request = media.Request("out.mkv", photo) with { Frames = new() { Background = new(0, 0, 255) } };

        SpeakResult result = media.Speaker(head).Speak(request, null, TestEnds);

        Assert.Contains(result.Warnings, warning => warning.Contains("#0000ff", StringComparison.Ordinal));
        Frame frame = VideoReader.Read(request.Output!, null, TestEnds).First();
        Assert.True(frame.Rgb[2] > 240 && frame.Rgb[0] < 15);
    }

    [Theory]
    [InlineData("-c:v libx265 -x265-params log-level=none -pix_fmt yuv420p10le -color_trc arib-std-b67 -color_primaries bt2020 "
        + "-colorspace bt2020nc", "HLG")]
    [InlineData("-vf fps=50,interlace -c:v libx264 -flags +ildct+ilme -x264opts tff=1", "interlaced")]
    public void Speak_OverFootageThatIsNotPlain_SaysWhatIsDone(string coding, string word)
    {
        string video = media.Ffmpeg("odd.mp4", $"-f lavfi -i testsrc2=size=160x120:rate=25:duration=1 {coding}");

        SpeakResult result = media.Speaker(head).Speak(media.Request("out.mp4", video), null, TestEnds);

        Assert.Contains(result.Warnings, warning => warning.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public void Speak_WebM_TakesTheCodecsOfItsSuffix()
    {
        SpeakRequest request = media.Request("out.webm");

        media.Speaker(head).Speak(request, null, TestEnds);

        Assert.True(MediaProbe.Probe(request.Output!).HasAudio);
        var error = Assert.Throws<MediaException>(() =>
            media.Speaker(head).Speak(request with { Output = media.At("x.webm"), Encoding = new("h264") }, null, TestEnds));
        Assert.Contains("WebM holds VP9 and AV1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Speak_AnyOutput_IsTaggedBt709()
    {
        SpeakRequest request = media.Request("out.mp4");

        media.Speaker(head).Speak(request, null, TestEnds);

        Assert.Same(YuvMatrix.Bt709, MediaProbe.Probe(request.Output!).Yuv420);
    }

    [Fact]
    public void Speak_CacheThatCannotBeWritten_GoesOnWithout()
    {
        File.WriteAllText(media.At("a file"), "not a folder");

        SpeakResult result = media.Speaker(head).Speak(
            media.Request("out.mp4") with { CacheFolder = media.At("a file") }, null, TestEnds);

        Assert.Equal(50, result.FrameCount);
    }

    [Fact]
    public void Speak_QuietSpeech_IsHeardAsLoudAsOther()
    {
        const string speech = "-f lavfi -i aevalsrc=0.3*sin(900*t)*lt(mod(t\\,0.5)\\,0.25):s=16000:d=2 -c:a pcm_s16le -af volume=";
        Speaker speaker = media.Speaker(head);
        speaker.Speak(media.Request("a.mp4", audio: media.Ffmpeg("loud.wav", speech + "0dB")), null, TestEnds);
        float[] loud = head.Heard!.Samples;
        speaker.Speak(media.Request("b.mp4", audio: media.Ffmpeg("quiet.wav", speech + "-30dB")), null, TestEnds);

        Assert.All(loud.Zip(head.Heard!.Samples), pair => Assert.InRange(pair.First - pair.Second, -0.01f, 0.01f));
    }

    [Fact]
    public void Speak_NameTooLong_IsRefusedBeforeAnyWork()
    {
        string name = new string('x', 256) + ".mp4";

        var error = Assert.ThrowsAny<Chrysalis.Foundation.Errors.ChrysalisException>(
            () => media.Speaker(head).Speak(media.Request(name), null, TestEnds));

        Assert.Contains("260 bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, media.Searched);
    }
}
