using System.Net;
using System.Net.Sockets;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Media;

public class MediaProbeTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    [Fact]
    public void Probe_VideoWithSound_TellsAll()
    {
        string path = media.Make(
            "av.mp4", "-f lavfi -i testsrc2=size=96x64:rate=30000/1001:duration=2 -f lavfi -i sine=duration=2 -c:v libx264 -c:a aac");

        MediaInfo info = MediaProbe.Probe(path);

        Assert.Equal((96, 64, new FrameRate(30000, 1001)), (info.Width, info.Height, info.FrameRate));
        Assert.True(info is { HasVideo: true, HasAudio: true, IsStillImage: false, IsVariableFrameRate: false });
        Assert.InRange(info.Duration.TotalSeconds, 1.95, 2.1);
        Assert.InRange(info.FrameCount, 59, 62);
    }

    [Fact]
    public void Probe_SoundWithCoverPicture_HasNoVideo()
    {
        media.Make("cover.png", "-f lavfi -i testsrc2=size=64x64 -frames:v 1");
        string path = media.Make(
            "song.mp3", "-f lavfi -i sine=duration=0.5 -i cover.png -map 0 -map 1 -c:v copy -disposition:v attached_pic");

        MediaInfo info = MediaProbe.Probe(path);

        Assert.False(info.HasVideo);
        Assert.True(info.HasAudio);
        Assert.Contains("no picture", Assert.Throws<MediaException>(() => info.RequireVideo()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Probe_StillImage_IsOneFrame()
    {
        MediaInfo info = MediaProbe.Probe(media.Make("still.png", "-f lavfi -i testsrc=size=65x33 -frames:v 1"));

        Assert.True(info.IsStillImage);
        Assert.Equal((65, 33, 1L, false), (info.Width, info.Height, info.FrameCount, info.HasAudio));
        Assert.Throws<MediaException>(() => info.RequireAudio());
    }

    public static TheoryData<string, string> Unusable() => new()
    {
        { "missing.mp4", "does not exist" },
        { "folder.mp4", "folder" },
        { "text.mp4", "not a media file" },
        { "text.txt", "not a media file" },
        { "empty.wav", "empty" },
        { "truncated.mp4", "cut off" },
    };

    [Theory, MemberData(nameof(Unusable))]
    public void Probe_Unusable_SaysWhyInOneSentence(string name, string why)
    {
        Directory.CreateDirectory(media.At("folder.mp4"));
        File.WriteAllText(media.At("text.mp4"), "This is not a video.\n");
        File.WriteAllText(media.At("text.txt"), "This is not a video.\n");
        File.WriteAllText(media.At("empty.wav"), "");
        byte[] whole = File.ReadAllBytes(media.Make("whole.mp4", "-f lavfi -i testsrc2=size=320x240:duration=1 -c:v libx264"));
        File.WriteAllBytes(media.At("truncated.mp4"), whole[..(whole.Length / 2)]);

        string message = Assert.Throws<MediaException>(() => MediaProbe.Probe(media.At(name))).Message;

        Assert.Contains(why, message, StringComparison.Ordinal);
        Assert.Contains(name, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Probe_HugePicture_IsRefused()
    {
        string path = media.Make("huge.png", "-f lavfi -i color=black:size=9000x4 -frames:v 1");

        Assert.Contains("9000x4", Assert.Throws<MediaException>(() => MediaProbe.Probe(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nhttp://127.0.0.1:{0}/a.ts\n#EXT-X-ENDLIST\n")]
    [InlineData("list.mp4", "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nhttp://127.0.0.1:{0}/a.ts\n#EXT-X-ENDLIST\n")]
    [InlineData("list.txt", "ffconcat version 1.0\nfile http://127.0.0.1:{0}/a.mp4\n")]
    [InlineData("local.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nsecret.ts\n#EXT-X-ENDLIST\n")]
    public void Probe_Playlist_IsRefusedAndFetchesNothing(string name, string text)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        media.Make("secret.ts", "-f lavfi -i testsrc2=size=64x48:duration=1 -c:v libx264");
        File.WriteAllText(media.At(name), text.Replace("{0}", $"{((IPEndPoint)listener.LocalEndpoint).Port}", StringComparison.Ordinal));

        Assert.Throws<MediaException>(() => MediaProbe.Probe(media.At(name)));
        Assert.False(listener.Pending());
    }
}
