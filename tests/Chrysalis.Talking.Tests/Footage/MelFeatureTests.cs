using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Footage;

public sealed class MelFeatureTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis mel ").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    /// <summary>A stretch is 4102 hops of 200 samples: lengths about one, about two, and tiny ones.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(199)]
    [InlineData(200)]
    [InlineData(48_000)]
    [InlineData(820_399)]
    [InlineData(820_400)]
    [InlineData(820_401)]
    [InlineData(1_639_600)]
    [InlineData(1_800_001)]
    public void Hear_BlockByBlock_EqualsTheWholeBitForBit(int samples)
    {
        var draw = new Random(samples);
        float[] sound = [.. Enumerable.Range(0, samples).Select(_ => draw.NextSingle() * 2 - 1)];
        string path = Path.Combine(folder, "mel.feature");
        FeatureLayout layout = FeatureLayout.Of<float>(MelSpectrogram.BandCount);
        var header = new FeatureHeader
        {
            Name = "mel", Version = 1, Settings = "", Saw = "", Analyzer = "", Element = layout.Element, Shape = layout.Shape, Count = 0
        };
        using (var file = new FeatureWriter(path, header, layout))
        {
            IFeatureRecorder recorder = new MelFeature().Begin(null!, file);
            for (int at = 0; at < samples;)
            {
                int taken = Math.Min(samples - at, 1 + draw.Next(100_000));
                recorder.Hear(sound.AsSpan(at, taken));
                at += taken;
            }

            recorder.Complete();
            file.Complete();
        }

        using FeatureFile mel = FeatureFile.Open(path);
        float[] whole = MelSpectrogram.Compute(new Waveform(sound, Waveform.SpeechRateHz)).Values;
        Assert.Equal(whole, mel.Read<float>(0, (int)mel.Count));
    }
}
