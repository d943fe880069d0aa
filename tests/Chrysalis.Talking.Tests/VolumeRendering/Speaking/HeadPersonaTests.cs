using System.Text.Json.Nodes;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Families.SyncTalk;
using Chrysalis.Talking.Families.SyncTalk.Compact;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.VolumeRendering.Speaking;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.Tests.VolumeRendering.Speaking;

/// <summary>What a training of a head in space writes, read and spoken.</summary>
public sealed class HeadPersonaTests(HeadPersonaTests.TrainedHead trained) : IClassFixture<HeadPersonaTests.TrainedHead>
{
    private const int SizePx = 64, Frames = 6;

    [Fact]
    public void Paint_PersonaAsWritten_RendersWholeFramesThatRepeat()
    {
        using ITalkingModel model = new SyncTalkFamily().Load(trained.Persona, "cpu");

        Frame[] first = Speak(model, StillHead.Instance), again = Speak(model, StillHead.Instance);

        Assert.Equal(new FrameSize(SizePx, SizePx), model.Traits.Size);
        Assert.Equal(Frames, first.Length);
        Assert.All(first, frame => Assert.Equal((SizePx, SizePx), (frame.Width, frame.Height)));
        Assert.All(first.Zip(again), pair => Assert.Equal(pair.First.Rgb, pair.Second.Rgb));
    }

    [Fact]
    public void Paint_HeadThatTurns_ShowsOtherPicturesThanOneThatIsStill()
    {
        using ITalkingModel model = new SyncTalkFamily().Load(trained.Persona, "cpu");

        Frame[] still = Speak(model, StillHead.Instance), turned = Speak(model, new Turned());

        Assert.All(still.Zip(turned), pair => Assert.NotEqual(pair.First.Rgb, pair.Second.Rgb));
    }

    [Fact]
    public void Load_IdleOfThePersona_IsDrawnBySeed()
    {
        using ITalkingModel model = new SyncTalkFamily().Load(trained.Persona, "cpu");
        Func<ulong, IHeadMotion> idle = model.Traits.Head!.Idle!;

        Assert.Equal(idle(3).At(1.3), idle(3).At(1.3));
        Assert.NotEqual(idle(3).At(1.3), idle(4).At(1.3));
    }

    [Theory]
    [InlineData("size_px", "0")]
    [InlineData("size_px", "100000")]
    [InlineData("samples", "-1")]
    [InlineData("rest", "[0, 0, 0, 0, 0, 0, -3]")]
    [InlineData("rest", "[0, 0, 0, 1, 0, 0, 3]")]
    [InlineData("rest", "[1]")]
    [InlineData("turns", "[1e30, 0, 0, 0, 0, 0]")]
    [InlineData("eyes_shut", "[1]")]
    [InlineData("look", "[1]")]
    [InlineData("view", "{}")]
    [InlineData("view", "null")]
    [InlineData("idle", "{\"channels\": 3}")]
    public void Load_SettingsThatCannotBe_IsRefusedInOneSentence(string name, string value)
    {
        JsonObject settings = trained.Persona.Settings.DeepClone().AsObject();
        settings[name] = JsonNode.Parse(value);

        var error = Assert.ThrowsAny<TalkingException>(
            () => new SyncTalkFamily().Load(trained.Persona with { Settings = settings }, "cpu"));

        Assert.DoesNotContain('\n', error.Message);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    private static Frame[] Speak(ITalkingModel model, IHeadMotion motion)
    {
        var random = new Random(1);
        float[] sound = [.. Enumerable.Range(0, Frames * 640).Select(_ => random.NextSingle() - 0.5f)];
        var scene = new SpeakingScene(new(SizePx, SizePx), model.Traits.FrameRate) { Motion = motion, FrameCount = Frames };
        using ISpeakingSession session = model.Begin(scene, seed: 1);
        return [.. session.Paint(new WaveformSource(new Waveform(sound, 16000)),
            Enumerable.Range(0, Frames).Select(i => new SceneFrame(i, null, null, null)), TestContext.Current.CancellationToken)
            .Select(painted => Assert.IsType<WholePainted>(painted).Picture)];
    }

    private sealed class Turned : IHeadMotion
    {
        public HeadMotion At(double seconds) => new(new HeadPose(12, 0, 0), default, 0);
    }

    /// <summary>A head that learnt for a moment.</summary>
    public sealed class TrainedHead : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("chrysalis head ").FullName;

        public TrainedHead()
        {
            var preset = new HeadPreset("draft", SizePx, 2, 2, 2)
            {
                Head = new() { Patches = 2, PatchRays = 16, Samples = 4, ShellEvery = 1, ShellFrom = 2 },
                Speech = new() { Batch = 3, Length = 24 },
            };
            using HeadFootage footage = SyntheticHeadFootage.Create(folder, clips: 2, frames: 40, SizePx);
            var request = new TrainingRequest { Videos = [], PersonaFolder = Path.Combine(folder, "head"), Seed = 5 };
            Assert.True(new TrainingRun(request, new Progress<TrainingProgress>())
                .Run(new HeadPlan<TriPlaneHead>(CompactSyncTalk.Kind, preset, footage), CancellationToken.None).Finished);
            Persona = PersonaFile.Load(request.PersonaFolder);
        }

        internal Persona Persona { get; }

        public void Dispose() => Directory.Delete(folder, true);
    }
}
