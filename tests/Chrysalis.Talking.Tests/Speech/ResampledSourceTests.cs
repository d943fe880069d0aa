using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Speech;

public class ResampledSourceTests
{
    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(48000, 0)]
    [InlineData(48000, 1)]
    [InlineData(48000, 9001)]
    [InlineData(44100, 20000)]
    [InlineData(22050, 3)]
    [InlineData(8000, 5000)]
    public void Read_InPiecesOfAnyLength_IsTheWholeResampled(int rateHz, int length)
    {
        var random = new Random(length);
        var sound = new Waveform([.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)], rateHz);

        float[] heard = new ResampledSource(new Crumbs(sound)).ReadToEnd(TestEnds).Samples;

        float[] whole = Resampler.Resample(sound).Samples;
        Assert.Equal(whole.Length, heard.Length);
        for (int i = 0; i < whole.Length; i++)
            Assert.Equal(whole[i], heard[i], 1e-6f);
    }

    [Fact]
    public void Read_LiveSpeech_IsHardlyBehindIt()
    {
        var live = new LiveSpeech(48000);
        var resampled = new ResampledSource(live);
        live.Write(new float[4800], TestEnds);
        var block = new float[1600];
        int heard = 0;
        while (heard < 1600 - 64)
            heard += resampled.Read(block.AsSpan(heard), TestEnds);
        Assert.InRange(heard, 1600 - 64, 1600);
    }

    /// <summary>Gives one to seven samples at a time.</summary>
    private sealed class Crumbs(Waveform sound) : ISpeechSource
    {
        private readonly WaveformSource whole = new(sound);
        private int reads;

        public int RateHz => whole.RateHz;

        public int Read(Span<float> block, CancellationToken cancellation) =>
            whole.Read(block[..Math.Min(block.Length, 1 + reads++ % 7)], cancellation);
    }
}
