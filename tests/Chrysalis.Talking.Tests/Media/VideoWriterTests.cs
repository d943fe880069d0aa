using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Media;

public class VideoWriterTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static readonly FrameRate Rate = new(25);

    [Theory]
    [InlineData(360, 288)]
    [InlineData(1280, 720)]
    public void Write_ReadBack_KeepsColours(int width, int height)
    {
        string path = media.At($"colours {width}.mp4");
        Frame bars = Bars(width, height);
        Write(path, bars, 3, new(Crf: 10));

        Frame back = VideoReader.Read(path, null, TestContext.Current.CancellationToken).Last();

        Assert.InRange(MeanAbsoluteError(bars, back), 0, 1.5);
    }

    [Theory]
    [InlineData(91, 67, "mp4", "h264")]
    [InlineData(91, 67, "webm", "vp9")]
    [InlineData(64, 48, "mp4", "h265")]
    [InlineData(64, 64, "mkv", "av1")]
    [InlineData(64, 48, "avi", "mpeg4")]
    public void Write_AnySizeAndCodec_KeepsResolutionAndCount(int width, int height, string extension, string codec)
    {
        string path = media.At($"{codec} {width}.{extension}");
        Write(path, Bars(width, height), 7, new(codec));

        MediaInfo info = MediaProbe.Probe(path);

        Assert.Equal((width, height, Rate.PerSecond), (info.Width, info.Height, Math.Round(info.FrameRate.PerSecond, 2)));
        Assert.Equal(7, VideoReader.Read(path, null, TestContext.Current.CancellationToken).Count());
    }

    [Fact]
    public void Write_Mp4_HasItsIndexInFront()
    {
        string path = media.At("-fast 100%d.mp4");
        Write(path, Bars(64, 48), 3, new());

        byte[] bytes = File.ReadAllBytes(path);
        Assert.True(bytes.AsSpan().IndexOf("moov"u8) < bytes.AsSpan().IndexOf("mdat"u8));
    }

    [Theory]
    [InlineData(-0.4)]
    [InlineData(0.3)]
    public void Write_SoundOfAVideo_IsTimedByThatVideo(double offset)
    {
        string video = offset < 0 ? $"-itsoffset {-offset}" : "";
        string audio = offset > 0 ? $"-itsoffset {offset}" : "";
        string source = media.Make($"source{offset}.mkv", $"{video} -f lavfi -i testsrc2=size=64x48:rate=25:duration=2 {audio} -f lavfi -i "
            + "aevalsrc=between(t\\,1\\,1.05)*sin(5000*t):s=44100:d=2 -map 0 -map 1 -c:v libx264 -c:a pcm_s16le");
        string path = media.At($"dubbed{offset}.mp4");
        Write(path, Bars(64, 48), 50, new(), source, TimeSpan.FromSeconds(2));

        Assert.InRange(
            AudioReaderTests.BeepStart(AudioReader.Read(path, cancellation: TestContext.Current.CancellationToken), 0), 1 + offset - 0.01,
            1 + offset + 0.01);
    }

    [Fact]
    public void Write_AudioDuration_CutsTheSound()
    {
        string source = media.Make("tone.wav", "-f lavfi -i sine=duration=3");
        string path = media.At("cut.mp4");
        Write(path, Bars(64, 48), 25, new(), source, TimeSpan.FromSeconds(1));

        Assert.InRange(AudioReader.Read(path, cancellation: TestContext.Current.CancellationToken).Duration.TotalSeconds, 0.99, 1.05);
    }

    [Fact]
    public void Dispose_WithoutComplete_LeavesNothingAndKeepsTheOldFile()
    {
        string path = media.At("old.mp4");
        File.WriteAllText(path, "old");
        string[] before = Directory.GetFiles(media.Folder);

        using (var writer = new VideoWriter(path, 64, 48, Rate, new()))
            writer.Write(Bars(64, 48));

        Assert.Equal(before, Directory.GetFiles(media.Folder));
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Fact]
    public void Create_UnknownCodec_SuggestsTheNearest()
    {
        var error = Assert.Throws<MediaException>(() => new VideoWriter(media.At("unknown.mp4"), 64, 48, Rate, new("h246")));

        Assert.Contains("'h264'", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(media.At("unknown.mp4")));
    }

    [Theory]
    [InlineData("novideo", "extension")]
    [InlineData("x.mp4/y.mp4", "cannot be written")]
    public void Create_UnusableOutput_SaysWhy(string name, string why)
    {
        if (name.Contains('/', StringComparison.Ordinal))
            File.WriteAllText(media.At("x.mp4"), "a file, not a folder");

        Assert.Contains(
            why, Assert.Throws<MediaException>(() => new VideoWriter(media.At(name), 64, 48, Rate, new())).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Complete_ContainerThatCannotHoldTheCodec_SaysSoAndLeavesNothing()
    {
        using (var writer = new VideoWriter(media.At("wrong.mp4"), 64, 48, Rate, new("ffv1")))
        {
            Assert.Throws<MediaException>(() =>
            {
                for (int i = 0; i < 50; i++)
                    writer.Write(Bars(64, 48));
                writer.Complete();
            });
        }

        Assert.Empty(Directory.GetFiles(media.Folder, "*wrong*"));
    }

    [Theory]
    [InlineData("mpg", "-c:v mpeg1video -c:a mp2")]
    [InlineData("mkv", "-c:v libx264 -preset ultrafast -c:a libmp3lame")]
    [InlineData("mp4", "-c:v libx264 -preset ultrafast -c:a aac")]
    public void ReadAndWrite_TenMinutes_SoundStaysWithinTwentyMilliseconds(string extension, string coding)
    {
        // A flash and a beep together, two seconds before the end.
        const string Together = "'between(t,598,598.2)'";
        string path = media.Make(
            $"ten.{extension}",
            $"-f lavfi -i color=black:size=64x64:rate=25:duration=600,drawbox=c=white:t=fill:enable={Together} -f lavfi -i "
                + $"sine=frequency=800:r=44100:d=600,volume=4,volume=0:enable='not({Together.Trim('\'')})' {coding} -b:v 50k");
        Assert.InRange(
            Math.Abs(FlashTime(path)
                - AudioReaderTests.BeepStart(AudioReader.Read(path, cancellation: TestContext.Current.CancellationToken), 590)),
            0, 0.02);

        string copy = media.At($"copy of {extension}.mp4");
        using (var writer = new VideoWriter(copy, 64, 64, Rate, new(), path))
        {
            foreach (Frame frame in VideoReader.Read(path, null, TestContext.Current.CancellationToken))
                writer.Write(frame);
            writer.Complete();
        }

        double beep = AudioReaderTests.BeepStart(AudioReader.Read(copy, cancellation: TestContext.Current.CancellationToken), 590);
        Assert.InRange(beep, 597.98, 598.02);
        Assert.InRange(Math.Abs(FlashTime(copy) - beep), 0, 0.02);
    }

    private static double FlashTime(string path)
    {
        int frame = 0;
        var tail = new VideoReadOptions { Rate = Rate, Start = TimeSpan.FromSeconds(590) };
        foreach (Frame seen in VideoReader.Read(path, tail, TestContext.Current.CancellationToken))
        {
            if (seen.Rgb[64 * 32 * 3 + 96] > 128)
                return 590 + frame / 25.0;
            frame++;
        }

        return double.NaN;
    }

    private static void Write(string path, Frame frame, int count, VideoEncoding encoding, string? audio = null, TimeSpan? duration = null)
    {
        using var writer = new VideoWriter(path, frame.Width, frame.Height, Rate, encoding, audio, duration);
        for (int i = 0; i < count; i++)
            writer.Write(frame);
        writer.Complete();
    }

    // Wide bars of strong colours: 4:2:0 blurs only their edges, a wrong matrix shifts all of them.
    private static Frame Bars(int width, int height)
    {
        byte[][] colours =
            [[200, 40, 40], [40, 180, 60], [50, 60, 200], [200, 190, 40], [180, 140, 120], [90, 90, 90], [230, 230, 230], [20, 20, 20]];
        var frame = new Frame(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                colours[x * colours.Length / width].CopyTo(frame.Rgb, (y * width + x) * 3);
        }

        return frame;
    }

    private static double MeanAbsoluteError(Frame a, Frame b) => a.Rgb.Zip(b.Rgb, (x, y) => Math.Abs(x - y)).Average();
}
