using System.Text.Json.Nodes;
using Chrysalis.Talking.Families.DiffusedHeads;
using Chrysalis.Talking.Families.DiffusedHeads.Compact;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Tests.VolumeRendering;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.Tests.Families.DiffusedHeads.Compact;

/// <summary>What a training writes, read and spoken.</summary>
public sealed class CompactPersonaTests(CompactPersonaTests.Trained trained) : IClassFixture<CompactPersonaTests.Trained>
{
    private const int SizePx = 96, Frames = 6;

    [Fact]
    public void Paint_SeedAgain_IsTheSameAndAnotherIsNot()
    {
        using ITalkingModel model = new DiffusedHeadsFamily().Load(trained.Persona, "cpu");

        Frame[] first = Speak(model, 1), again = Speak(model, 1), other = Speak(model, 2);

        Assert.Equal(new FrameSize(SizePx, SizePx), model.Traits.Size);
        Assert.Equal(Frames, first.Length);
        Assert.All(first.Zip(again), pair => Assert.Equal(pair.First.Rgb, pair.Second.Rgb));
        Assert.Contains(first.Zip(other), pair => !pair.First.Rgb.SequenceEqual(pair.Second.Rgb));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("51")]
    [InlineData("ddim5")]
    public void Begin_StepsThatCannotBeWalked_AreRefusedByName(string steps)
    {
        using ITalkingModel model = new DiffusedHeadsFamily().Load(trained.Persona, "cpu");

        var error = Assert.ThrowsAny<TalkingException>(() => model.Begin(Scene(model) with { DenoisingSteps = steps }, 1));

        Assert.Contains($"'{steps}'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("steps", "0")]
    [InlineData("guidance", "-1")]
    [InlineData("turns", "[1]")]
    [InlineData("turns", "[1e30, 0, 0, 0, 0, 0]")]
    [InlineData("unknown", "1")]
    public void Load_SettingsThatCannotBe_IsRefusedInOneSentence(string name, string value)
    {
        JsonObject settings = trained.Persona.Settings.DeepClone().AsObject();
        settings[name] = JsonNode.Parse(value);

        var error = Assert.ThrowsAny<TalkingException>(
            () => new DiffusedHeadsFamily().Load(trained.Persona with { Settings = settings }, "cpu"));

        Assert.DoesNotContain('\n', error.Message);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    private static SpeakingScene Scene(ITalkingModel model) =>
        new(new(SizePx, SizePx), model.Traits.FrameRate) { FrameCount = Frames };

    private static Frame[] Speak(ITalkingModel model, ulong seed)
    {
        var random = new Random(1);
        float[] sound = [.. Enumerable.Range(0, Frames * 640).Select(_ => random.NextSingle() - 0.5f)];
        IHeadMotion motion = model.Traits.Head!.Idle!(seed);
        using ISpeakingSession session = model.Begin(Scene(model) with { Motion = motion, OwnMotion = motion }, seed);
        return [.. session.Paint(new WaveformSource(new Waveform(sound, 16000)),
            Enumerable.Range(0, Frames).Select(i => new SceneFrame(i, null, null, null)), TestContext.Current.CancellationToken)
            .Select(painted => Assert.IsType<WholePainted>(painted).Picture)];
    }

    /// <summary>A head that learnt for a moment.</summary>
    public sealed class Trained : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("chrysalis diffused ").FullName;

        public Trained()
        {
            var preset = new CompactPreset("draft", 2, 2, 2, 2)
            {
                Speech = new() { Batch = 3, Length = 24 },
                Motion = new() { Batch = 4, TeacherSteps = 2, OwnPastSteps = 1, DistilledBatch = 2, TimesEach = 2 },
                Painter = new() { Batch = 2 },
            };
            using HeadFootage footage = SyntheticHeadFootage.Create(folder, clips: 2, frames: 40, SizePx);
            var request = new TrainingRequest { Videos = [], PersonaFolder = Path.Combine(folder, "head"), Seed = 5 };
            Assert.True(new TrainingRun(request, new Progress<TrainingProgress>())
                .Run(new CompactPlan(preset, footage), CancellationToken.None).Finished);
            Persona = PersonaFile.Load(request.PersonaFolder);
        }

        internal Persona Persona { get; }

        public void Dispose() => Directory.Delete(folder, true);
    }
}
