using System.Globalization;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Speech;

public class VoiceActivityTests
{
    [Fact]
    public void Compute_DigitalSilence_IsZero() =>
        Assert.All(VoiceActivity.Compute(new Waveform(new float[16000], 16000), 25), value => Assert.Equal(0, value));

    [Fact]
    public void Compute_SteadyNoise_IsZero()
    {
        var draw = new Random(1);
        float[] noise = [.. Enumerable.Range(0, 48000).Select(_ => 0.02f * (draw.NextSingle() - 0.5f))];
        Assert.InRange(VoiceActivity.Compute(new Waveform(noise, 16000), 25).Average(), 0, 0.05);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(640, 1)]
    [InlineData(641, 2)]
    public void Compute_AnyLength_OneValueAVideoFrame(int samples, int frames) =>
        Assert.Equal(frames, VoiceActivity.Compute(new Waveform(new float[samples], 16000), 25).Length);

    [Fact]
    public void Compute_WordsWithAGap_RestsInTheGap()
    {
        var draw = new Random(2);
        float[] sound = [.. Enumerable.Range(0, 16000 * 4).Select(i => 0.0005f * (draw.NextSingle() - 0.5f)
            + (i / 16000 is 0 or 3 ? 0.3f * MathF.Sin(i * 0.08f) : 0))];
        float[] activity = VoiceActivity.Compute(new Waveform(sound, 16000), 25);
        Assert.All(activity[1..24], value => Assert.Equal(1, value));
        Assert.All(activity[36..64], value => Assert.Equal(0, value));
        Assert.All(activity[76..99], value => Assert.Equal(1, value));
    }

    [Fact]
    public void Compute_Word_LeavesTheMouthTimeToOpenBefore()
    {
        // Mouths move up to 0.3 s before they are heard.
        float[] sound = [.. Enumerable.Range(0, 16000 * 3).Select(i => i / 16000 is 1 ? 0.3f * MathF.Sin(i * 0.08f) : 0)];
        float[] activity = VoiceActivity.Compute(new Waveform(sound, 16000), 25);
        Assert.All(activity[18..25], value => Assert.Equal(1, value));
        Assert.All(activity[..14], value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(-50)]
    [InlineData(-42)]
    public void Compute_NoiseThatSetsIn_IsLearnedAsTheFloor(double noiseDb)
    {
        var draw = new Random(3);
        float noise = (float)Math.Pow(10, noiseDb / 20) * MathF.Sqrt(12);
        // Two seconds of speech in quiet, ten of noise alone, two of speech in the noise.
        float[] sound = [.. Enumerable.Range(0, 16000 * 14).Select(i =>
            (i < 32000 ? 1e-5f : noise) * (draw.NextSingle() - 0.5f)
            + (i is < 32000 or > 192000 && i % 6400 < 4800 ? 0.1f * MathF.Sin(i * 0.08f) : 0))];
        float[] activity = VoiceActivity.Compute(new Waveform(sound, 16000), 25);
        Assert.InRange(activity[100..275].Average(), 0, 0.02);
        Assert.InRange(activity[302..345].Average(), 0.98, 1);
    }

    [Fact]
    public void Compute_RealSentences_SpeaksInWordsAndRestsBefore()
    {
        string[] clips = [.. Directory.GetFiles(SharedData.Require("data/grid_s1/test"), "*.mpg").Order().Take(8)];
        int words = 0, spoken = 0;
        foreach (string clip in clips)
        {
            float[] activity = VoiceActivity.Compute(AudioReader.Read(clip, cancellation: TestContext.Current.CancellationToken), 25);
            foreach (string[] line in File.ReadLines(Path.ChangeExtension(clip, ".align")).Select(l => l.Split(' '))
                .Where(l => l.Length == 3 && l[2] is not ("sil" or "sp")))
            {
                int from = int.Parse(line[0], CultureInfo.InvariantCulture) / 1000;
                int to = Math.Min(activity.Length, int.Parse(line[1], CultureInfo.InvariantCulture) / 1000);
                words += to - from;
                spoken += activity[from..to].Count(value => value > 0.99f);
            }
        }

        Assert.True(spoken >= 0.98 * words, $"{spoken} of {words} word frames are taken as spoken");
    }
}
