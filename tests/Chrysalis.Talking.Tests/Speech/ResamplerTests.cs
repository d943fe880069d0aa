using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Speech;

public class ResamplerTests
{
    [Theory]
    [InlineData(8000, 300)]
    [InlineData(44100, 1000)]
    [InlineData(48000, 6500)]
    [InlineData(22050, 7000)]
    public void Resample_ToneWithinThePassBand_KeepsItsLevelAndPhase(int rateHz, double toneHz)
    {
        Waveform result = Resampler.Resample(Tone(rateHz, toneHz, 0.5));
        Assert.Equal(16000, result.SampleRateHz);
        Assert.Equal(8000, result.Samples.Length);
        for (int i = 1000; i < 7000; i++)
            Assert.Equal(Math.Sin(2 * Math.PI * toneHz * i / 16000), result.Samples[i], 0.012);
    }

    [Fact]
    public void Resample_ToneAboveHalfTheRate_IsGone()
    {
        Waveform result = Resampler.Resample(Tone(48000, 9500, 0.5));
        double level = 20 * Math.Log10(result.Samples[1000..7000].Max(Math.Abs));
        Assert.True(level < -60, $"the alias is at {level:F1} dB");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Resample_HardlyAnySound_IsFinite(int samples) =>
        Assert.All(Resampler.Resample(new Waveform(new float[samples], 44100)).Samples, value => Assert.True(float.IsFinite(value)));

    [Fact]
    public void Resample_SameRate_IsTheSame()
    {
        var sound = new Waveform([0.1f, 0.2f], 16000);
        Assert.Same(sound, Resampler.Resample(sound));
    }

    private static Waveform Tone(int rateHz, double toneHz, double seconds) =>
        new([.. Enumerable.Range(0, (int)(rateHz * seconds)).Select(i => (float)Math.Sin(2 * Math.PI * toneHz * i / rateHz))], rateHz);
}
