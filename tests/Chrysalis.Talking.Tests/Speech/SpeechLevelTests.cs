using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Speech;

public class SpeechLevelTests
{
    [Fact]
    public void ActiveDb_BurstsOfATone_IsTheToneWithoutItsPauses() =>
        Assert.InRange(SpeechLevel.ActiveDb(Bursts(0.1f, 0))!.Value, -23.2, -22.8);

    [Fact]
    public void ActiveDb_BurstsInNoise_IsTheSpeechNotTheNoise() =>
        Assert.InRange(SpeechLevel.ActiveDb(Bursts(0.01f, 0.002f))!.Value, -43.6, -42.4);

    [Theory]
    [InlineData(-10)]
    [InlineData(-20)]
    [InlineData(-30)]
    [InlineData(10)]
    public void Usual_LouderOrQuieter_IsTheSameSound(double db)
    {
        float gain = (float)Math.Pow(10, db / 20);
        Waveform speech = Bursts(0.1f, 0.001f);
        Waveform other = new([.. speech.Samples.Select(sample => sample * gain)], speech.SampleRateHz);

        float[] usual = SpeechLevel.Usual(speech).Samples, same = SpeechLevel.Usual(other).Samples;

        Assert.All(usual.Zip(same), pair => Assert.InRange(pair.First - pair.Second, -1e-5f, 1e-5f));
        Assert.Equal(SpeechLevel.UsualDb, SpeechLevel.ActiveDb(new Waveform(usual, 16000))!.Value, 1);
    }

    [Fact]
    public void Usual_NothingSaid_IsTheSoundItself()
    {
        foreach (Waveform sound in (Waveform[])[new(new float[16000], 16000), new([], 16000), new([0.5f], 16000), Noise(0.01f)])
            Assert.Same(sound, SpeechLevel.Usual(sound));
    }

    [Fact]
    public void GainOfFootage_OrdinaryLevel_IsOneAndAQuietOneIsRaised()
    {
        Assert.Equal(1, SpeechLevel.GainOfFootage(VoiceActivity.LevelsDb(Bursts(0.3f, 0))));
        double raisedDb = 20 * Math.Log10(SpeechLevel.GainOfFootage(VoiceActivity.LevelsDb(Bursts(0.003f, 0))));
        Assert.Equal(SpeechLevel.UsualDb, 20 * Math.Log10(0.003) - 3 + raisedDb, 0.5);
    }

    // Half a second of a tone in every second, four seconds; amplitude a has a level of 20 log10(a) - 3 dB.
    private static Waveform Bursts(float amplitude, float noise)
    {
        var draw = new Random(1);
        return new([.. Enumerable.Range(0, 64000).Select(i =>
            (i % 16000 < 8000 ? amplitude * MathF.Sin(i * 0.3f) : 0) + noise * (2 * draw.NextSingle() - 1))], 16000);
    }

    private static Waveform Noise(float amplitude)
    {
        var draw = new Random(2);
        return new([.. Enumerable.Range(0, 32000).Select(_ => amplitude * (2 * draw.NextSingle() - 1))], 16000);
    }
}
