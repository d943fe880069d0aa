using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Tests.Reference;

namespace Chrysalis.Talking.Tests.Speech;

public class MfccTests
{
    [Theory]
    [InlineData(100, 1)]
    [InlineData(400, 1)]
    [InlineData(401, 2)]
    [InlineData(1600, 9)]
    public void Compute_AgreesWithThePlainDefinition(int samples, int frames)
    {
        var draw = new Random(samples);
        float[] sound = [.. Enumerable.Range(0, samples).Select(i => (float)(0.3 * Math.Sin(i * 0.21) + 0.05 * (draw.NextDouble() - 0.5)))];

        float[,] cepstra = Mfcc.Compute(new Waveform(sound, 16000));

        double[][] plain = PlainMfcc.Compute([.. sound.Select(s => 32768.0 * s)], 16000);
        Assert.Equal(frames, cepstra.GetLength(0));
        Assert.Equal(frames, plain.Length);
        for (int t = 0; t < frames; t++)
        {
            for (int c = 0; c < 13; c++)
                Assert.Equal(plain[t][c], cepstra[t, c], 2e-3);
        }
    }

    [Fact]
    public void Compute_PureSilence_IsFinite()
    {
        foreach (float value in Mfcc.Compute(new Waveform(new float[1000], 16000)))
            Assert.True(float.IsFinite(value));
    }

    [Fact]
    public void Compute_NoSample_SaysSo() => Assert.Throws<SpeechException>(() => Mfcc.Compute(new Waveform([], 16000)));
}
