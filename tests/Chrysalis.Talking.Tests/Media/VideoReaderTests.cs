using Chrysalis.Talking.Media;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Media;

public class VideoReaderTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static string Numbered(string rate, int seconds) =>
        MediaFixture.Numbered.Replace("{0}", rate, StringComparison.Ordinal).Replace("{1}", $"{seconds}", StringComparison.Ordinal);

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mpeg1.mpg", "-c:v mpeg1video -qscale:v 2 -bf 2 -g 12")]
    [InlineData("h264.mp4", "-c:v libx264 -qp 1 -bf 3 -g 30 -pix_fmt yuv420p")]
    [InlineData("h264.mkv", "-c:v libx264 -qp 1 -g 250 -pix_fmt yuv420p")]
    [InlineData("h264.ts", "-c:v libx264 -qp 1 -g 25 -pix_fmt yuv420p")]
    public void Read_FromAnyFrame_GoesOnAsFromTheBeginning(string name, string codec)
    {
        string path = media.Make(name, $"{Numbered("25", 4)} {codec}");
        int[] all = [.. VideoReader.Read(path, null, TestEnds).Select(MediaFixture.NumberOf)];
        Assert.Equal(Enumerable.Range(0, 100).Select(i => i % 24), all);

        var rate = new FrameRate(25);
        foreach (int first in new[] { 1, 11, 12, 13, 49, 98, 99 })
        {
            int[] rest =
                [.. VideoReader.Read(path, new() { Rate = rate, Start = rate.TimeOf(first) }, TestEnds).Select(MediaFixture.NumberOf)];
            Assert.Equal(all[first..], rest);
        }
    }

    [Theory]
    [InlineData(25, 30)]
    [InlineData(30, 25)]
    [InlineData(25, 50)]
    [InlineData(50, 25)]
    [InlineData(25, 100)]
    public void Read_AtAnotherRate_TakesTheNearestFrames(int from, int to)
    {
        string path = media.Make($"{from}to{to}.mp4", $"{Numbered($"{from}", 2)} -c:v libx264 -qp 1");
        int[] expected = [.. FrameRateConversion.Convert(Enumerable.Range(0, 2 * from), new(from), new(to)).Select(i => i % 24)];

        int[] seen = [.. VideoReader.Read(path, new() { Rate = new(to) }, TestEnds).Select(MediaFixture.NumberOf)];

        // The end may come half an input frame early.
        Assert.InRange(seen.Length, expected.Length - to / (2 * from), expected.Length);
        Assert.Equal(expected[..seen.Length], seen);
    }

    [Fact]
    public void Read_VariableRate_KeepsFramesAtTheirTimes()
    {
        // Frames 0..9 a tenth of a second apart, then 10..49 at 25 a second.
        string path = media.Make(
            "vfr.mp4", $"{Numbered("25", 2)} -vf setpts='if(lt(N,10),N*0.1,1+(N-10)*0.04)/TB' -vsync vfr -c:v libx264 -qp 1");
        MediaInfo info = MediaProbe.Probe(path);
        Assert.True(info.IsVariableFrameRate);

        int[] seen = [.. VideoReader.Read(path, new() { Rate = new(50) }, TestEnds).Select(MediaFixture.NumberOf)];

        Assert.InRange(seen.Length, 128, 132);
        for (int i = 0; i < 125; i++)
        {
            double time = i / 50.0;
            double exact = time < 1 ? time / 0.1 : 10 + (time - 1) / 0.04;
            int lowest = Math.Max(0, (int)Math.Round(exact - 0.7));
            int highest = (int)Math.Round(exact + 0.7);
            Assert.Contains(seen[i], Enumerable.Range(lowest, highest - lowest + 1).Select(n => n % 24));
        }
    }

    [Fact]
    public void Read_Duration_EndsThere()
    {
        string path = media.Make("long.mp4", $"{Numbered("25", 2)} -c:v libx264");

        Assert.Equal(
            25, VideoReader.Read(path, new() { Start = TimeSpan.FromSeconds(0.4), Duration = TimeSpan.FromSeconds(1) }, TestEnds).Count());
    }

    [Fact]
    public void Read_RotatedPhoneVideo_IsUpright()
    {
        // Left half white; turned by the display matrix.
        string flat = media.Make(
            "flat.mp4",
            "-f lavfi -i color=black:size=64x32:duration=0.2,drawbox=x=0:w=32:h=32:c=white:t=fill -c:v libx264 -pix_fmt yuv420p");
        string turned = media.Make("turned.mp4", $"-i {Path.GetFileName(flat)} -c copy -metadata:s:v rotate=90");

        Frame frame = VideoReader.Read(turned, null, TestEnds).First();

        Assert.Equal((32, 64), (frame.Width, frame.Height));
        Assert.Equal((32, 64), (MediaProbe.Probe(turned).Width, MediaProbe.Probe(turned).Height));
        Assert.NotEqual(frame.Row(4)[0] > 128, frame.Row(60)[0] > 128);
    }

    [Fact]
    public void Read_OddSize_IsKept()
    {
        string path = media.Make("odd.mkv", "-f lavfi -i testsrc=size=91x67:duration=0.2 -c:v ffv1");

        Frame frame = VideoReader.Read(path, null, TestEnds).First();

        Assert.Equal((91, 67), (frame.Width, frame.Height));
    }

    [Theory]
    [InlineData("-dash.mp4")]
    [InlineData("a:b.mp4")]
    [InlineData("%d 100%.mp4")]
    [InlineData("%03d.png")]
    [InlineData("\"quoted\" привет.mp4")]
    public void Read_StrangeNames_Work(string name)
    {
        string plain = media.Make("plain" + Path.GetExtension(name), "-f lavfi -i testsrc2=size=64x48:duration=0.04 -frames:v 1");
        File.Copy(plain, media.At(name), overwrite: true);

        Assert.Single(VideoReader.Read(media.At(name), null, TestEnds));
    }

    [Fact]
    public void Read_PhotoTurnedByItsCamera_IsUpright()
    {
        string path = media.Make("photo.jpg", "-f lavfi -i color=black:size=64x32,drawbox=x=0:w=32:h=32:c=white:t=fill -frames:v 1");
        File.WriteAllBytes(path, WithOrientation(File.ReadAllBytes(path), 6));

        Frame frame = Assert.Single(VideoReader.Read(path, null, TestEnds));
        MediaInfo info = MediaProbe.Probe(path);

        // Orientation 6: the stored left side is seen at the top.
        Assert.True(info.IsStillImage);
        Assert.Equal((32, 64, 32, 64), (frame.Width, frame.Height, info.Width, info.Height));
        Assert.True(frame.Row(4)[0] > 200 && frame.Row(60)[0] < 50);
    }

    [Fact]
    public void Read_StoppedEarly_EndsTheDecoder()
    {
        string path = media.Make("endless.mp4", "-f lavfi -i testsrc2=size=320x240:duration=20 -c:v libx264 -preset ultrafast");

        Assert.Equal(3, VideoReader.Read(path, null, TestEnds).Take(3).Count());
        Assert.DoesNotContain(Children(), line => line.Contains("endless.mp4", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_Cancelled_Throws()
    {
        string path = media.Make("cancelled.mp4", "-f lavfi -i testsrc2=size=320x240:duration=20 -c:v libx264 -preset ultrafast");
        using var cancel = new CancellationTokenSource();
        using IEnumerator<Frame> frames = VideoReader.Read(path, null, cancel.Token).GetEnumerator();
        Assert.True(frames.MoveNext());

        cancel.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            while (frames.MoveNext())
                continue;
        });
    }

    [Fact]
    public void Read_RealClip_GivesEveryFrame()
    {
        string path = SharedData.Require("data/grid_s1/test/bbaz5s.mpg");

        Assert.Equal(75, VideoReader.Read(path, null, TestEnds).Count());
    }

    private static IEnumerable<string> Children()
    {
        if (!Directory.Exists("/proc"))
            yield break;
        foreach (string folder in Directory.GetDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            string line = "";
            try
            {
                line = File.ReadAllText(Path.Combine(folder, "cmdline"));
            }
            catch (IOException)
            {
                // It ended meanwhile.
            }

            yield return line;
        }
    }

    // APP1 "Exif" with one entry, tag 0x0112, put right after the start marker.
    private static byte[] WithOrientation(byte[] jpeg, byte orientation) =>
    [
        .. jpeg[..2], 0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, .. jpeg[2..],
    ];

    [Theory]
    [InlineData("mp4", "-movflags +faststart")]
    [InlineData("mkv", "")]
    public void Read_AFileCutOffBehindItsIndex_GivesItsFramesAndThenSaysSo(string extension, string options)
    {
        string whole = media.Make($"whole.{extension}", $"-f lavfi -i testsrc2=size=320x240:rate=25:duration=4 -c:v libx264 {options}");
        string cut = media.At($"cut.{extension}");
        byte[] bytes = File.ReadAllBytes(whole);
        File.WriteAllBytes(cut, bytes[..(bytes.Length * 6 / 10)]);
        int frames = 0;

        string message = Assert.Throws<MediaException>(() =>
        {
            foreach (Frame _ in VideoReader.Read(cut, cancellation: TestContext.Current.CancellationToken))
                frames++;
        }).Message;

        Assert.InRange(frames, 20, 80);
        Assert.Contains("is cut off", message, StringComparison.Ordinal);
        Assert.Contains("of 4.0 s", message, StringComparison.Ordinal);
        Assert.Equal(
            12, VideoReader.Read(cut, new() { Duration = TimeSpan.FromSeconds(0.48) }, TestContext.Current.CancellationToken).Count());
    }
}
