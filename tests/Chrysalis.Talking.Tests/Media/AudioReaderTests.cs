using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Media;

public class AudioReaderTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private const string Tone = "-f lavfi -i sine=frequency=300:sample_rate={0}:duration=1,volume=4";

    [Theory]
    [InlineData("8k.wav", 8000, "-ac 1")]
    [InlineData("48k stereo.wav", 48000, "-ac 2")]
    [InlineData("24bit.wav", 44100, "-c:a pcm_s24le")]
    [InlineData("float.wav", 44100, "-c:a pcm_f32le")]
    [InlineData("layer3.mp3", 44100, "-c:a libmp3lame")]
    [InlineData("aac.m4a", 44100, "-c:a aac")]
    [InlineData("mp2.mpg", 44100, "-c:a mp2")]
    [InlineData("opus.webm", 48000, "-c:a libopus")]
    public void Read_AnyFormat_IsTheToneAt16kHz(string name, int rate, string coding)
    {
        Waveform sound = AudioReader.Read(
            media.Make(name, $"{Tone.Replace("{0}", $"{rate}", StringComparison.Ordinal)} {coding}"),
            cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(16000, sound.SampleRateHz);
        Assert.InRange(sound.Duration.TotalSeconds, 0.99, 1.08);
        float[] middle = sound.Samples[4000..12000];

        // A 300 Hz tone of amplitude 0.5: its power sits at 300 Hz and nowhere else.
        double power = middle.Sum(s => (double)s * s) / middle.Length;
        Assert.InRange(power, 0.125 * 0.9, 0.125 * 1.1);
        Assert.InRange(Amplitude(middle, 300) / Math.Sqrt(2 * power), 0.99, 1.01);
    }

    [Fact]
    public void Read_Silence_IsZeros()
    {
        Waveform sound = AudioReader.Read(
            media.Make("silence.wav", "-f lavfi -i anullsrc=r=44100 -t 1"), cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(16000, sound.Samples.Length);
        Assert.All(sound.Samples, sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void Read_OneSample_IsOneSample() =>
        Assert.Single(AudioReader.Read(
            media.Make("one.wav", "-f lavfi -i sine=sample_rate=16000 -af atrim=end_sample=1"),
            cancellation: TestContext.Current.CancellationToken).Samples);

    [Fact]
    public void Read_NoSample_SaysSo()
    {
        string path = media.Make("none.wav", "-f lavfi -i sine=sample_rate=16000 -af atrim=end_sample=1");
        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..^2]);

        Assert.Contains(
            "none.wav",
            Assert.Throws<MediaException>(() => AudioReader.Read(path, cancellation: TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_VideoWithoutSound_SaysSo()
    {
        string path = media.Make("mute.mp4", "-f lavfi -i testsrc2=size=64x48:duration=0.2 -c:v libx264");

        Assert.Contains(
            "no sound",
            Assert.Throws<MediaException>(() => AudioReader.Read(path, cancellation: TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("late.mp4", 0.5, "-c:v libx264 -c:a aac")]
    [InlineData("late.mkv", 0.5, "-c:v libx264 -c:a libmp3lame")]
    [InlineData("late.mpg", 0.5, "-c:v mpeg1video -c:a mp2")]
    [InlineData("late.ts", 0.5, "-c:v libx264 -c:a mp2")]
    [InlineData("early.mkv", -0.4, "-c:v libx264 -c:a pcm_s16le")]
    public void Read_SoundThatStartsApart_IsTimedByTheVideo(string name, double offset, string coding)
    {
        // A click one second after the sound's own beginning.
        string video = offset < 0 ? $"-itsoffset {-offset}" : "";
        string audio = offset > 0 ? $"-itsoffset {offset}" : "";
        string path = media.Make(name, $"{video} -f lavfi -i testsrc2=size=64x48:rate=25:duration=2 {audio} -f lavfi -i "
            + $"aevalsrc=between(t\\,1\\,1.05)*sin(5000*t):s=44100:d=2 -map 0 -map 1 {coding}");

        Waveform sound = AudioReader.Read(path, cancellation: TestContext.Current.CancellationToken);

        Assert.InRange(BeepStart(sound, 0), 1 + offset - 0.005, 1 + offset + 0.005);
    }

    [Fact]
    public void Read_RealClip_IsThreeSeconds()
    {
        Waveform sound = AudioReader.Read(
            SharedData.Require("data/grid_s1/test/bbaz5s.mpg"), cancellation: TestContext.Current.CancellationToken);

        Assert.InRange(sound.Duration.TotalSeconds, 2.9, 3.05);
    }

    /// <summary>When the sound first gets loud, in seconds, from a time on.</summary>
    internal static double BeepStart(Waveform sound, double from)
    {
        int first = (int)(from * sound.SampleRateHz);
        return (first + Array.FindIndex(sound.Samples[first..], sample => Math.Abs(sample) > 0.25f)) / (double)sound.SampleRateHz;
    }

    private static double Amplitude(float[] samples, double frequencyHz)
    {
        double cosine = 0;
        double sine = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            double angle = 2 * Math.PI * frequencyHz * i / 16000;
            cosine += samples[i] * Math.Cos(angle);
            sine += samples[i] * Math.Sin(angle);
        }

        return 2 * Math.Sqrt(cosine * cosine + sine * sine) / samples.Length;
    }
}
