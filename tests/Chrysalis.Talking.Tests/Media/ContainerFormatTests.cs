using System.Diagnostics;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Media;

public class ContainerFormatTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    [Theory]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nsecret.ts\n#EXT-X-ENDLIST\n")]
    [InlineData("ffconcat version 1.0\nfile secret.ts\n")]
    [InlineData("<?xml version=\"1.0\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\"><Period><BaseURL>secret.ts</BaseURL>"
        + "</Period></MPD>\n")]
    [InlineData("v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n")]
    [InlineData("Dear Sir,\nthis is a letter.\n")]
    [InlineData("[Script Info]\nScriptType: v4.00+\n")]
    [InlineData(";FFMETADATA1\ntitle=x\n")]
    public void Probe_ListOrText_IsRefusedWhateverItIsCalled(string text)
    {
        media.Make("secret.ts", "-f lavfi -i testsrc2=size=64x48:duration=1 -f lavfi -i sine=duration=1 -c:v libx264 -c:a aac");
        string[] names = ["list.m3u8", "list.mp4", "list.wav", "list.txt", "list.mpd", "list.sdp", "list.ffconcat", "list"];
        foreach (string name in names)
        {
            File.WriteAllText(media.At(name), text);

            Assert.Throws<MediaException>(() => MediaProbe.Probe(media.At(name)));
            Assert.Throws<MediaException>(() => AudioReader.Read(media.At(name), cancellation: TestContext.Current.CancellationToken));
            using FileStream stream = File.OpenRead(media.At(name));
            using var source = AudioSource.Open(stream, "the stream");
            Assert.Throws<MediaException>(() => source.Read(new float[64], TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void Probe_PatternOfPictures_IsNoSeries()
    {
        media.Make("shot%02d.tiff", "-f lavfi -i testsrc2=size=64x48:rate=5:duration=1");

        Assert.Throws<MediaException>(() => MediaProbe.Probe(media.At("shot%02d.tiff")));
    }

    [Theory]
    [InlineData("a.avi", "-c:v mpeg4 -c:a mp3")]
    [InlineData("a.flv", "-c:v flv -c:a mp3")]
    [InlineData("a.ts", "-c:v mpeg2video -c:a mp2")]
    [InlineData("a.wmv", "-c:v wmv2 -c:a wmav2")]
    [InlineData("a.ogv", "-c:v libtheora -c:a libvorbis")]
    [InlineData("a.3gp", "-c:v h263 -s 176x144 -c:a aac")]
    [InlineData("a.mxf", "-c:v mpeg2video -c:a pcm_s16le -ar 48000")]
    [InlineData("a.m4v", "-c:v mpeg4 -an -f m4v")]
    [InlineData("a.mjpeg", "-c:v mjpeg -an")]
    [InlineData("a.y4m", "-an -pix_fmt yuv420p")]
    [InlineData("a.tiff", "-frames:v 1 -an")]
    [InlineData("a.jp2", "-frames:v 1 -an")]
    [InlineData("a.amr", "-vn -c:a libopencore_amrnb -ar 8000 -ac 1")]
    [InlineData("a.caf", "-vn")]
    [InlineData("a.ac3", "-vn")]
    [InlineData("a.aiff", "-vn")]
    [InlineData("a.au", "-vn")]
    [InlineData("a.w64", "-vn")]
    [InlineData("a.flac", "-vn")]
    [InlineData("a.wv", "-vn")]
    public void Probe_RecordingOfAnyFormat_IsRead(string name, string coding)
    {
        Assert.SkipWhen(
            coding.Contains("amrnb", StringComparison.Ordinal) && !HasEncoder("libopencore_amrnb"), "ffmpeg has no AMR encoder");

        Assert.Equal(media.At(name), MediaProbe.Probe(media.Make(
            name, $"-f lavfi -i testsrc2=size=176x144:rate=25:duration=0.5 -f lavfi -i sine=duration=0.5 {coding}")).Path);
    }

    private static bool HasEncoder(string encoder)
    {
        var start = new ProcessStartInfo("ffmpeg", "-v error -encoders") { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        return process.StandardOutput.ReadToEnd().Contains(encoder, StringComparison.Ordinal);
    }
}
