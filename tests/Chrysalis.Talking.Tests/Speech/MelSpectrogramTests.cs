using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Tests.Reference;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Speech;

public class MelSpectrogramTests
{
    [Fact]
    public void Compute_GoldenSpeech_EqualsTheOfficialTensor()
    {
        NpyFile golden = NpyFile.Read(SharedData.Require("golden/mel/mel.librivox-0880.npy"));
        Waveform speech = AudioReader.Read(
            SharedData.Require("golden/mel/librivox-0880.wav"), cancellation: TestContext.Current.CancellationToken);

        MelSpectrogram mel = MelSpectrogram.Compute(speech);

        Assert.Equal([80, 240], golden.Shape);
        float largest = 0;
        for (int band = 0; band < 80; band++)
        {
            for (int t = 0; t < 240; t++)
                largest = Math.Max(largest, Math.Abs(golden.Values[band * 240 + t] - mel.Frame(t)[band]));
        }

        Assert.InRange(largest, 0, 1e-3f);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(199, 1)]
    [InlineData(200, 2)]
    [InlineData(16000, 81)]
    public void Compute_AnyLength_OneFrameEvery200Samples(int samples, int frames)
    {
        float[] noise = [.. Enumerable.Range(0, samples).Select(i => MathF.Sin(i * 0.3f) * 0.5f)];
        MelSpectrogram mel = MelSpectrogram.Compute(new Waveform(noise, 16000));
        Assert.Equal(frames, mel.FrameCount);
        Assert.All(mel.Values, value => Assert.InRange(value, -4, 4));
    }

    [Fact]
    public void Compute_PureSilence_IsSilenceAndFinite() =>
        Assert.All(
            MelSpectrogram.Compute(new Waveform(new float[5000], 16000)).Values, value => Assert.Equal(MelSpectrogram.Silence, value));

    [Fact]
    public void Compute_BrokenSamples_StayFinite() =>
        Assert.All(
            MelSpectrogram.Compute(new Waveform([float.NaN, float.PositiveInfinity, 0.5f, .. new float[900]], 16000)).Values,
            value => Assert.InRange(value, -4, 4));

    [Fact]
    public void Compute_OtherRate_SaysWhatToDo()
    {
        var error = Assert.Throws<SpeechException>(() => MelSpectrogram.Compute(new Waveform(new float[100], 44100)));
        Assert.Equal("The sound has 44100 samples a second; the mel spectrogram takes 16000: resample it first.", error.Message);
    }

    [Theory]
    [InlineData(800)]
    [InlineData(512)]
    [InlineData(30)]
    [InlineData(2)]
    public void RealSpectrum_AgreesWithThePlainSum(int length)
    {
        var draw = new Random(length);
        float[] frame = [.. Enumerable.Range(0, length).Select(_ => draw.NextSingle() * 2 - 1)];
        var fast = new float[length / 2 + 1];
        new RealSpectrum(length).Magnitudes(frame, fast);
        double[] plain = PlainSpectrum.Magnitudes(frame);
        for (int k = 0; k < fast.Length; k++)
            Assert.Equal(plain[k], fast[k], 1e-4);
    }
}
