using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Speech;

public class WaveformTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-16000)]
    public void Rates_ThatAreNone_AreRefused(int rateHz)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Waveform([0], rateHz));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => AudioSource.Open("speech.wav", rateHz, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentOutOfRangeException>(() => AudioSource.Open(Stream.Null, "speech", rateHz));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => AudioReader.Read("speech.wav", rateHz, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Duration_OfSamples_IsTheirCountOverTheRate() =>
        Assert.Equal(TimeSpan.FromSeconds(0.5), new Waveform(new float[4000], 8000).Duration);
}
