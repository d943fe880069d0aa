using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Sinks;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Speaking;

/// <summary>Models that hear features worked out elsewhere instead of sound.</summary>
public sealed class SpeakerFeaturesTests : IDisposable
{
    private readonly SpeakerFixture media = new();

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    public void Dispose() => media.Dispose();

    /// <summary>The features are of the whole recording, also where only its beginning is spoken.</summary>
    [Fact]
    public void Speak_FeaturesOfARecording_ReachTheModelWithItsWholeLength()
    {
        string features = media.At("speech.npy");
        using var model = new Listener("letters");
        Speak(model, features, null);
        Speak(model, features, TimeSpan.FromSeconds(0.4));
        Assert.Equal([new(features, 50), new(features, 50)], model.Given);
    }

    [Fact]
    public void Speak_FeaturesThatAreMissingOrOfNoUse_AreRefusedInOneSentence()
    {
        using Listener hearsLetters = new("letters"), hears = new(null);
        Assert.Equal(
            "'fake' hears letters, and those are not worked out here: give the features of this recording.",
            Assert.Throws<SpeakException>(() => Speak(hearsLetters, null, null)).Message);
        Assert.Equal(
            "'fake' hears the recording itself and takes no features: leave out 'speech.npy'.",
            Assert.Throws<SpeakException>(() => Speak(hears, "speech.npy", null)).Message);
        Assert.Empty(hears.Given);
    }

    private void Speak(Listener model, string? features, TimeSpan? preview)
    {
        using var speaker = new Speaker(model, "fake", (_, _, _) => []);
        speaker.Speak(
            new() { Audio = media.Tone, Sink = new CallbackSink(_ => { }), Features = features, Preview = preview }, null, TestEnds);
    }

    private sealed class Listener(string? features) : ITalkingModel
    {
        public ModelTraits Traits { get; } = new() { FrameRate = new(25), Size = new(32, 32), HearsFeatures = features };

        public List<SpeechFeatureFile?> Given { get; } = [];

        public ISpeakingSession Begin(SpeakingScene scene, ulong seed)
        {
            Given.Add(scene.Features);
            return new Session();
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }

    private sealed class Session : ISpeakingSession
    {
        public IEnumerable<Painted> Paint(ISpeechSource speech, IEnumerable<SceneFrame> scene, CancellationToken cancellation) =>
            scene.Select(_ => new WholePainted(new Frame(32, 32)));

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
