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

namespace Chrysalis.Talking.Tests.Families.Wav2Lip;

/// <summary>The whole way: footage, expert, ear, generator, a persona that speaks over any face, and one fine-tuned from it.</summary>
public sealed class Wav2LipFamilyTests : IDisposable
{
    private readonly MediaFixture media = new();
    private readonly ITalkingFamily family = TalkingFamilies.Get("wav2lip");

    public void Dispose() => media.Dispose();

    [Fact]
    public void Train_OnAVideo_StopsResumesSpeaksAndIsTheStartOfAnother()
    {
        string speech = Babble("babble.wav", 22);
        string video = media.At("footage.mp4");
        using (Speaker speaker = Speaker.Open(Path.Combine(SharedData.Root, "models", "grid-s1"), "cpu"))
            speaker.Speak(
                new SpeakRequest { Audio = speech, Output = video, CacheFolder = media.At("cache") },
                cancellation: TestContext.Current.CancellationToken);

        string folder = media.At("lips");
        var request = new TrainingRequest
        {
            Videos = [video], PersonaFolder = folder, Preset = "draft", Steps = 16, CacheFolder = media.At("cache"), Licence = "ours",
            Consent = "given"
        };
        Assert.False(Train(request, "expert", stopAt: 2).Finished);
        Assert.False(Train(request, "generator", stopAt: 2).Finished);
        Assert.Contains(
            "is not trained to its end", Assert.Throws<PersonaException>(() => PersonaFile.Load(folder)).Message, StringComparison.Ordinal);

        TrainingResult finished = Train(request, "", stopAt: 0);

        Assert.True(finished.Finished);
        Assert.Superset(
            new HashSet<string> { "expert_accuracy", "heard_opening_correlation", "sharpness_ratio", "sync_loss", "sync_loss_real" },
            finished.Figures.Keys.ToHashSet());
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder, "training"), "generator-*.png"));
        Persona persona = PersonaFile.Load(folder);
        Assert.Equal(("wav2lip", "draft", "ours", "given"), (persona.Family, persona.Preset, persona.Licence, persona.Consent));

        using (Speaker trained = Speaker.Open(folder, "cpu"))
        {
            var ask = new SpeakRequest
            {
                Audio = speech, Output = media.At("spoken.mp4"), Preview = TimeSpan.FromSeconds(1), CacheFolder = media.At("cache")
            };
            Assert.Contains(
                nameof(SpeakRequest.Face),
                Assert.Throws<SpeakException>(() => trained.Speak(ask, cancellation: TestContext.Current.CancellationToken)).Settings);
            Assert.Equal(25, trained.Speak(ask with { Face = video }, cancellation: TestContext.Current.CancellationToken).FrameCount);
        }

        TrainingRequest tuning = request with { PersonaFolder = media.At("tuned"), From = folder, Steps = 12 };
        Assert.True(Train(tuning, "", stopAt: 0).Finished);
        Assert.Equal("lips", (string?)PersonaFile.Load(tuning.PersonaFolder).Training["from"]);
        TrainingRequest other = tuning with { PersonaFolder = media.At("other"), Preset = "official" };
        Assert.Contains(
            "training begins with", Assert.Throws<TrainingException>(() => Train(other, "", stopAt: 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Speak_FramesWithoutAFace_PassThrough_AndOnlyTheLowerFaceIsPainted()
    {
        using ITalkingModel head = family.Load(PersonaFile.Load(Shipped), "cpu");
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

    [Fact]
    public void Speak_Silence_RestsTheMouth()
    {
        using ITalkingModel head = family.Load(PersonaFile.Load(Shipped), "cpu");
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

    private static string Shipped => Path.Combine(SharedData.Root, "models", "wav2lip-grid");

    private TrainingResult Train(TrainingRequest request, string stage, int stopAt)
    {
        using var cancel = new CancellationTokenSource();
        return ((ITrains)family).Train(request, new Watcher(progress =>
        {
            if (progress.Stage == stage && progress.Done >= stopAt)
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
