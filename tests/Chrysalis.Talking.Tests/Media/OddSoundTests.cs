using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Media;

public class OddSoundTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    // Ten milliseconds of a tone every 0.2 s, the first at 0.02 s.
    private const string Clicks = "-f lavfi -i aevalsrc=between(mod(t\\,0.2)\\,0.02\\,0.03)*sin(3000*t):s={0}:d=1.5";

    [Theory]
    [InlineData("a.wma", 44100, "-c:a wmav2")]
    [InlineData("b.wma", 44100, "-c:a wmav1")]
    [InlineData("c.wma", 22050, "-c:a wmav2")]
    [InlineData("d.wma", 16000, "-c:a wmav2 -b:a 32k")]
    [InlineData("e.mkv", 44100, "-c:a wmav2")]
    [InlineData("f.mp3", 44100, "-c:a libmp3lame")]
    [InlineData("g.m4a", 44100, "-c:a aac")]
    [InlineData("h.opus", 48000, "-c:a libopus")]
    [InlineData("i.ogg", 44100, "-c:a libvorbis")]
    [InlineData("j.mp4", 48000, "-c:a eac3")]
    public void Read_CodecWithPriming_LosesNothingAtTheStart(string name, int rate, string coding)
    {
        string path = media.Make(name, $"{Clicks.Replace("{0}", $"{rate}", StringComparison.Ordinal)} {coding}");

        Waveform sound = AudioReader.Read(path, cancellation: TestContext.Current.CancellationToken);

        Assert.InRange(AudioReaderTests.BeepStart(sound, 0), 0.015, 0.03);
        Assert.InRange(AudioReaderTests.BeepStart(sound, 1.3), 1.415, 1.43);
    }

    [Theory]
    [InlineData("f.wma", "-c:a wmav2")]
    [InlineData("f.mp3", "-c:a libmp3lame")]
    public void Write_SoundOfACodecWithPriming_StaysInStep(string name, string coding)
    {
        string path = media.Make("from" + name, $"{Clicks.Replace("{0}", "44100", StringComparison.Ordinal)} {coding}");
        string video = media.At($"{name}.mkv");
        using (var writer = new VideoWriter(video, 64, 48, new(25), new(), path, TimeSpan.FromSeconds(1.5)))
        {
            for (int i = 0; i < 38; i++)
                writer.Write(new(64, 48));
            writer.Complete();
        }

        // Matroska keeps AAC's own priming of 1024 samples.
        Assert.InRange(
            AudioReaderTests.BeepStart(AudioReader.Read(video, cancellation: TestContext.Current.CancellationToken), 0), 0.015, 0.05);
    }

    [Theory]
    [InlineData("0.5*sin(600*t)|-0.5*sin(600*t)", true)]
    [InlineData("0.5*sin(600*t)|-0.45*sin(600*t)", true)]
    [InlineData("0.5*sin(600*t)|0", false)]
    [InlineData("0.5*sin(600*t)|0.5*sin(600*t)", false)]
    [InlineData("0.5*sin(600*t)|0.5*sin(1000*t)", false)]
    public void Read_Stereo_HearsOneChannelWhereTheyCancel(string channels, bool cancel)
    {
        string path = media.Make("stereo.wav", $"-f lavfi -i aevalsrc={channels}:s=16000:d=1");

        (Waveform sound, IReadOnlyList<string> notes) =
            AudioReader.ReadNoted(path, Waveform.SpeechRateHz, TestContext.Current.CancellationToken);

        Assert.InRange(sound.Samples[4000..12000].Max(), 0.2f, 0.8f);
        Assert.Equal(cancel, notes.Any(note => note.Contains("cancel", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-1e30f)]
    public void Read_SampleThatIsNone_IsRefusedWithItsTime(float bad)
    {
        string path = media.Make("bad.wav", "-f lavfi -i sine=sample_rate=16000:duration=2 -c:a pcm_f32le");
        byte[] bytes = File.ReadAllBytes(path);
        BitConverter.GetBytes(bad).CopyTo(bytes, bytes.Length - 4 * 16000);
        File.WriteAllBytes(path, bytes);

        string message =
            Assert.Throws<MediaException>(() => AudioReader.Read(path, cancellation: TestContext.Current.CancellationToken)).Message;

        Assert.Contains("bad.wav", message, StringComparison.Ordinal);
        Assert.Contains("NaN", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralTracks_HearsTheOneThatTheFilePrefers()
    {
        string path = media.Make("tracks.mka", "-f lavfi -i aevalsrc=0.1*sin(600*t):s=16000:d=1 "
            + "-f lavfi -i aevalsrc=0.8*sin(600*t):s=16000:d=1 -map 0 -map 1 -c:a pcm_s16le -disposition:a:0 0 -disposition:a:1 default");

        (Waveform sound, IReadOnlyList<string> notes) =
            AudioReader.ReadNoted(path, Waveform.SpeechRateHz, TestContext.Current.CancellationToken);

        Assert.InRange(sound.Samples.Max(), 0.7f, 0.9f);
        Assert.Contains("2 sound tracks", Assert.Single(notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PodcastWithItsCover_IsTheSound()
    {
        media.Make("cover.jpg", "-f lavfi -i testsrc2=size=300x300 -frames:v 1");
        string path = media.Make(
            "podcast.mp3", $"{Clicks.Replace("{0}", "44100", StringComparison.Ordinal)} -i cover.jpg -map 0 -map 1 -c:a libmp3lame "
                + "-c:v copy -disposition:v attached_pic");

        Assert.InRange(
            AudioReaderTests.BeepStart(AudioReader.Read(path, cancellation: TestContext.Current.CancellationToken), 0), 0.015, 0.03);
    }

    [Fact]
    public void Read_CutOffBehindItsIndex_IsAnErrorNotAShortSound()
    {
        string path = media.Make("long.m4a", "-f lavfi -i anoisesrc=d=60 -c:a aac -movflags +faststart");
        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);

        Assert.Contains(
            "breaks off",
            Assert.Throws<MediaException>(() => AudioReader.Read(path, cancellation: TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SoundHoursAfterThePicture_IsRefusedNotFilledWithSilence()
    {
        string path = media.Make("clock.mkv", "-f lavfi -i testsrc2=size=64x48:duration=1 -itsoffset 30000 -f lavfi -i sine=duration=1 "
            + "-map 0 -map 1 -c:v libx264 -c:a flac");

        Assert.Contains(
            "30000 s after",
            Assert.Throws<MediaException>(() => AudioReader.Read(path, cancellation: TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Cancelled_Stops()
    {
        string path = media.Make("hour.flac", "-f lavfi -i anullsrc=r=8000 -t 3600 -c:a flac");
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var source = AudioSource.Open(path, 16000, cancelled.Token);
        source.Read(new float[256], cancelled.Token);
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => source.ReadToEnd(cancelled.Token));
    }
}
