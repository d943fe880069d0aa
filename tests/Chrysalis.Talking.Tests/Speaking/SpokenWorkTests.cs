using Chrysalis.Talking.Media.Sinks;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Speech;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Speaking;

/// <summary>What the shipped personas compute for what they say.</summary>
public sealed class SpokenWorkTests : IDisposable
{
    private static readonly string Painting = Path.Combine(SharedData.Root, "src", "Chrysalis.Cli", "Demo", "mona-lisa.jpg");
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("grid-s1", true)]
    [InlineData("wav2lip-grid", true)]
    [InlineData("any-face", true)]
    [InlineData("grid-s1-adnerf", false)]
    [InlineData("grid-s1-synctalk", false)]
    [InlineData("grid-s1-diffused", false)]
    public void Speak_TwiceAsLong_ComputesAboutTwiceAsMuch(string persona, bool overFace)
    {
        using Speaker speaker = Speaker.Open(Path.Combine(SharedData.Root, "models", persona), "cpu");

        double once = MultiplyAdds(1), twice = MultiplyAdds(2);

        Assert.InRange(twice / once, 1.7, 2.3);
        Assert.InRange(once / 25, 1e6, 1e11);

        long MultiplyAdds(int seconds)
        {
            SpeakResult result = speaker.Speak(
                new()
                {
                    Speech = new WaveformSource(Babble(seconds)), Face = overFace ? Painting : null, Sink = new CallbackSink(_ => { }),
                    CacheFolder = folder.Path, Seed = 1,
                },
                cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(25 * seconds, result.FrameCount);
            return result.MultiplyAdds!.Value;
        }
    }

    private static Waveform Babble(int seconds) => new(
        [.. Enumerable.Range(0, seconds * 16000).Select(i => 0.3f * MathF.Sin(i * 0.08f) * MathF.Max(0, MathF.Sin(i * 0.0016f)))], 16000);
}
