using Chrysalis.Talking.Families;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Tests.Media;
using Chrysalis.Talking.Tests.Speaking;
using Chrysalis.Talking.Training;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Families.Autoencoder;

/// <summary>The whole way: the shipped persona speaks, its own video is trained on, the new persona speaks.</summary>
public sealed class AutoencoderFamilyTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(SharedData.Root, "models", "grid-s1");
    private readonly MediaFixture media = new();

    public void Dispose() => media.Dispose();

    [Fact]
    public void Train_OnAVideo_StopsResumesAndSpeaks()
    {
        string speech = Babble("babble.wav", 22);
        string video = media.At("footage.mp4");
        using (Speaker speaker = Speaker.Open(Shipped, "cpu"))
            speaker.Speak(
                new SpeakRequest { Audio = speech, Output = video, CacheFolder = media.At("cache") },
                cancellation: TestContext.Current.CancellationToken);

        string folder = media.At("new persona");
        var request = new TrainingRequest
        {
            Videos = [video], PersonaFolder = folder, Preset = "draft", Steps = 24, CacheFolder = media.At("cache"), Licence = "ours",
            Consent = "given"
        };
        ITalkingFamily family = TalkingFamilies.Get("autoencoder");
        TrainingResult stopped = Train(family, request, stopAtMouthStep: 3);
        Assert.False(stopped.Finished);
        Assert.Contains(
            "is not trained to its end", Assert.Throws<PersonaException>(() => PersonaFile.Load(folder)).Message, StringComparison.Ordinal);

        TrainingResult finished = Train(family, request, stopAtMouthStep: int.MaxValue);

        Assert.True(finished.Finished);
        Assert.Contains("opening_correlation", finished.Figures.Keys);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder, "training"), "mouth-*.png"));
        Persona persona = PersonaFile.Load(folder);
        Assert.Equal(("autoencoder", "draft", "ours", "given"), (persona.Family, persona.Preset, persona.Licence, persona.Consent));

        using Speaker trained = Speaker.Open(folder, "cpu");
        SpeakResult spoken = trained.Speak(
            new SpeakRequest
            {
                Audio = speech, Output = media.At("spoken.mp4"), Preview = TimeSpan.FromSeconds(1), CacheFolder = media.At("cache")
            },
            cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(25, spoken.FrameCount);
    }

    [Fact]
    public void Speak_Silence_RestsTheMouth()
    {
        using ITalkingModel head = TalkingFamilies.Get("autoencoder").Load(PersonaFile.Load(Shipped), "cpu");
        Frame crop = new(head.Traits.Mouth!.Crop.SizePx, head.Traits.Mouth!.Crop.SizePx);
        Frame?[] silent =
            [.. head.Speak(new Waveform(new float[16000], 16000), Enumerable.Repeat(crop, 20), TestContext.Current.CancellationToken)];
        Frame?[] spoken =
            [.. head.Speak(
                AudioReader.Read(Babble("b.wav", 1), cancellation: TestContext.Current.CancellationToken), Enumerable.Repeat(crop, 20),
                TestContext.Current.CancellationToken)];

        Assert.All(silent[1..], frame => Assert.InRange(Difference(silent[0]!, frame!), 0, 0.5));
        Assert.True(spoken[1..].Max(frame => Difference(spoken[0]!, frame!)) > 1, "speech moves the mouth");
    }

    [Fact]
    public void Speak_FramesWithoutAFace_PassThrough_AndEverySizeOfBatchIsTheSame()
    {
        using ITalkingModel head = TalkingFamilies.Get("autoencoder").Load(PersonaFile.Load(Shipped), "cpu");
        Waveform speech = AudioReader.Read(Babble("b.wav", 1), cancellation: TestContext.Current.CancellationToken);
        Frame crop = new(head.Traits.Mouth!.Crop.SizePx, head.Traits.Mouth!.Crop.SizePx);
        Frame?[] whole = [.. head.Speak(speech, Enumerable.Repeat<Frame?>(crop, 17), TestContext.Current.CancellationToken)];
        Frame?[] gaps =
            [.. head.Speak(speech, Enumerable.Range(0, 17).Select(i => i % 3 == 1 ? null : crop), TestContext.Current.CancellationToken)];

        for (int i = 0; i < 17; i++)
        {
            if (i % 3 == 1)
                Assert.Null(gaps[i]);
            else
                Assert.InRange(Difference(whole[i]!, gaps[i]!), 0, 1);
        }
    }

    private static TrainingResult Train(ITalkingFamily family, TrainingRequest request, int stopAtMouthStep)
    {
        using var cancel = new CancellationTokenSource();
        return ((ITrains)family).Train(request, new Watcher(progress =>
        {
            if (progress.Stage == "mouth" && progress.Done >= stopAtMouthStep)
                cancel.Cancel();
        }), cancel.Token);
    }

    /// <summary>Something like syllables: buzz that comes and goes through moving resonances.</summary>
    private string Babble(string name, int seconds) =>
        media.Make(
            name,
            $"-f lavfi -i aevalsrc='0.4*sin(2*PI*4*t)*(mod(t*120\\,1)-0.5)*sin(2*PI*(700+400*sin(2*PI*1.7*t))*t)':s=16000:d={seconds}");

    private static double Difference(Frame a, Frame b) => a.Rgb.Zip(b.Rgb).Average(pair => Math.Abs(pair.First - pair.Second));

    private sealed class Watcher(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}
