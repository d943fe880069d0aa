using Chrysalis.Talking.Families.DiffusedHeads;
using Chrysalis.Talking.Families.DiffusedHeads.Networks;
using Chrysalis.Talking.Families.DiffusedHeads.Official;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Sinks;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Numpy;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Speech;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.DiffusedHeads;

/// <summary>Archives like the published ones as personas.</summary>
public sealed class OfficialDiffusedTests : IDisposable
{
    private const int Size = DiffusedFiles.Size;

    private readonly DiffusedFiles files = new();

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    private string PersonaFolder => Path.Combine(files.Path, "anna");

    public void Dispose() => files.Dispose();

    /// <summary>Frame after frame, pixel by pixel, what the published loop draws by the same random numbers.</summary>
    [Fact]
    public void Speak_ImportedPersona_DrawsWhatThePublishedLoopDraws()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Persona persona = Import(files.Archive, files.Ear);
        float[][] heard = Heard(4);
        List<Tensor> wanted = new PublishedLoop(5).Frames(
            files.Network, IdentityPicture.ToTensor(IdentityPicture.Load(persona, Size), CPU), heard, 42);
        Frame[] frames = Speak(persona, new() { Seed = 42, DenoisingSteps = "5", Features = FeaturesOf(heard) }, 4);
        for (int i = 0; i < frames.Length; i++)
            Assert.InRange(LargestDifference(IdentityPicture.ToFrame(wanted[i]), frames[i]), 0, 1);
        Assert.InRange(LargestDifference(frames[0], frames[1]), 8, 255);
    }

    [Fact]
    public void Speak_TrustedEar_HearsWhatItsFeaturesAre()
    {
        Persona persona = Import(files.Ear, files.Archive);
        float[] sound = [.. Enumerable.Range(0, 2 * 640).Select(i => MathF.Sin(i / 30f) / 3)];
        using var ear = TorchScriptEar.LoadTrusted(files.Ear, files.Weight.Length);
        SpeechEmbeddings heard = ear.Hear(new(sound, 16000), TestEnds);
        using ITalkingModel model = new DiffusedHeadsFamily().Load(persona, "cpu");
        string features = FeaturesOf([heard[0].ToArray(), heard[1].ToArray()]);
        Frame[] byEar = Paint(model, new(model.Traits.Size!.Value, new(25)) { TrustsProgram = true, DenoisingSteps = "3" }, sound, 2);
        Frame[] byFeatures = Paint(
            model, new(model.Traits.Size!.Value, new(25)) { Features = new(features, 2), DenoisingSteps = "3" }, sound, 2);
        Assert.Equal(byFeatures.Select(frame => frame.Rgb), byEar.Select(frame => frame.Rgb));
    }

    [Theory]
    [InlineData("4")]
    [InlineData("ddim4")]
    public void Speak_SameSeed_IsTheSame(string steps)
    {
        Persona persona = Import(files.Archive);
        string features = FeaturesOf(Heard(2));
        Frame Last(ulong seed) => Speak(persona, new() { Seed = seed, DenoisingSteps = steps, Features = features }, 2)[1];
        Assert.Equal(Last(1).Rgb, Last(1).Rgb);
        Assert.NotEqual(Last(1).Rgb, Last(2).Rgb);
    }

    /// <summary>The persona holds the network itself, the picture cut to a square, and the published settings.</summary>
    [Fact]
    public void Import_Archive_IsAPersonaOfThePublishedSettings()
    {
        Persona persona = Import(files.Archive, files.Ear);
        Assert.Equal(("diffused", "official"), (persona.Family, persona.Preset));
        Assert.Equal(["audio_encoder.pt", "diffused.safetensors", "identity.png"], persona.Files.Keys.Order());
        Assert.Equal("100", persona.Settings["steps"]!.GetValue<string>());
        Assert.Equal(File.ReadAllBytes(files.Ear), File.ReadAllBytes(Path.Combine(PersonaFolder, "audio_encoder.pt")));
        using ITalkingModel model = new DiffusedHeadsFamily().Load(persona, "cpu");
        Assert.Equal(new FrameSize(Size, Size), model.Traits.Size);
        Frame whole = StillImage.Load(files.Picture), square = IdentityPicture.Load(persona, Size);
        for (int y = 0; y < Size; y++)
            Assert.Equal(whole.Row(y).Slice(3 * 4, 3 * Size).ToArray(), square.Row(y).ToArray());
    }

    [Fact]
    public void Speak_WithoutTrust_IsRefusedInOneSentenceAndRunsNothing()
    {
        // A program that would fail at once, were it loaded.
        Persona persona = Import(files.Archive, files.WriteEar("audio_encoder.pt", "no program"));
        SpeakException refused = Assert.Throws<SpeakException>(() => Speak(persona, new(), 1));
        Assert.Equal(
            "'anna' hears by 'audio_encoder.pt', a TorchScript program that came with it: running it lets whoever wrote it do with this "
            + "computer whatever Torch's operations can, in your name; where you trust its origin allow the program, or give the "
            + "embeddings of this recording as features.",
            refused.Message);
        using ITalkingModel model = new DiffusedHeadsFamily().Load(persona, "cpu");
        Assert.Equal(
            refused.Message, Assert.Throws<TalkingException>(() => model.Begin(new(new(Size, Size), new(25)), 0)).Message);
        Assert.Single(Speak(persona, new() { Features = FeaturesOf(Heard(1)), DenoisingSteps = "2" }, 1));
    }

    [Theory]
    [InlineData(null, true, "2", "'anna' runs no TorchScript program: leave out the trust in one.")]
    [InlineData(null, false, "2", "'anna' hears the embeddings of the published audio encoder, frames x 32, and those are not worked out "
        + "here: give the features of this recording.")]
    [InlineData("features", false, "2000", "2000 steps cannot be walked of 1000: give 1 to 1000.")]
    [InlineData("features", false, "many", "'many' says no steps: give how many, for example 100, or ddim50 for every n-th one.")]
    public void Speak_WhatThePersonaCannotDo_IsRefusedInOneSentence(string? features, bool trusts, string steps, string message)
    {
        Persona persona = Import(files.Archive);
        Assert.Equal(message, Assert.ThrowsAny<TalkingException>(() => Speak(persona, new()
        {
            TrustsTorchScript = trusts, DenoisingSteps = steps, Features = features is null ? null : FeaturesOf(Heard(1))
        }, 1)).Message);
    }

    [Fact]
    public void Import_WhatDoesNotGoTogether_IsRefusedAndLeavesNothing()
    {
        Assert.Contains("0 of the 1 file(s) given may be of the network and 1 of the audio encoder",
            Refusal(Request(files.Ear)), StringComparison.Ordinal);
        Assert.Contains("1 of the 3 file(s) given may be of the network and 2 of", Refusal(Request(
            files.Archive, files.Ear, files.WriteEar("second.pt", ""))), StringComparison.Ordinal);
        Assert.Contains("is a folder: Diffused Heads takes one picture of the person",
            Refusal(Request(files.Archive) with { DataFolder = files.Path }), StringComparison.Ordinal);
        Assert.Contains("18 rows do not bear that: give a multiple of 4.",
            Refusal(Request(Three()) with { Height = 18 }), StringComparison.Ordinal);
        Assert.Contains("leave the portrait out", Refusal(Request(files.Archive) with { Portrait = true }), StringComparison.Ordinal);
        Assert.Contains("anna.png", Refusal(Request(files.Picture)), StringComparison.Ordinal);
        Assert.ThrowsAny<TalkingException>(() => new DiffusedHeadsFamily().Import(
            Request(files.Archive) with { DataFolder = files.Archive }));
        Assert.False(Directory.Exists(PersonaFolder));
        Import(files.Archive);
        Assert.Contains("is there already", Refusal(Request(files.Archive)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("size", "0")]
    [InlineData("size", "\"16\"")]
    [InlineData("steps", "\"0\"")]
    [InlineData("steps", "5")]
    [InlineData("ear", "\"../elsewhere.pt\"")]
    public void Load_SettingsThatCannotBe_IsRefusedInOneSentence(string name, string value)
    {
        Persona persona = Import(files.Archive, files.Ear);
        persona.Settings[name] = System.Text.Json.Nodes.JsonNode.Parse(value);
        Assert.Contains("are not those of Diffused Heads at its published size", Assert.Throws<PersonaException>(
            () => new DiffusedHeadsFamily().Load(persona, "cpu")).Message, StringComparison.Ordinal);
    }

    /// <summary>A frame takes long at the published size: it is told how far it is, and a request to stop is heard within a step.</summary>
    [Fact]
    public void Paint_FrameUnderWay_IsToldAndStops()
    {
        using ITalkingModel model = new DiffusedHeadsFamily().Load(Import(files.Archive), "cpu");
        using var cancellation = new CancellationTokenSource();
        var told = new List<double>();
        var scene = new SpeakingScene(new(Size, Size), new(25))
        {
            Features = new(FeaturesOf(Heard(3)), 3),
            DenoisingSteps = "4",
            Painting = new Told(share =>
            {
                told.Add(share);
                if (share > 1.4)
                    cancellation.Cancel();
            }),
        };
        using ISpeakingSession session = model.Begin(scene, 1);
        Assert.Throws<OperationCanceledException>(() => session.Paint(
            new WaveformSource(new(new float[1920], 16000)), Scene(3), cancellation.Token).Count());
        Assert.Equal([0, 0.25, 0.5, 0.75, 1, 1.25, 1.5], told);
    }

    /// <summary>However long the speech, no more is held than the frames that the next one goes on from.</summary>
    [Fact]
    public void Paint_ManyFrames_HoldsNoMoreTensors()
    {
        using ITalkingModel model = new DiffusedHeadsFamily().Load(Import(files.Archive), "cpu");
        var scene = new SpeakingScene(new(Size, Size), new(25)) { Features = new(FeaturesOf(Heard(6)), 6), DenoisingSteps = "2" };
        using ISpeakingSession session = model.Begin(scene, 1);
        List<long> held = [.. session.Paint(new WaveformSource(new(new float[640 * 6], 16000)), Scene(6), TestEnds)
            .Select(_ => DisposeScopeManager.Statistics.ThreadTotalLiveCount)];
        Assert.Equal(6, held.Count);
        Assert.Single(held.Distinct());
    }

    private string Three()
    {
        using var larger = new DiffusedFiles(DiffusedFiles.Small with { Multipliers = [1, 1, 2], AttentionLevels = [2] });
        string copy = Path.Combine(files.Path, "three.pt");
        File.Copy(larger.Archive, copy);
        return copy;
    }

    private Persona Import(params string[] checkpoints) => new DiffusedHeadsFamily().Import(Request(checkpoints));

    private static string Refusal(ImportRequest request) =>
        Assert.ThrowsAny<TalkingException>(() => new DiffusedHeadsFamily().Import(request)).Message;

    private ImportRequest Request(params string[] checkpoints) => new()
    {
        Checkpoints = checkpoints, DataFolder = files.Picture, PersonaFolder = PersonaFolder, Height = Size
    };

    private static float[][] Heard(int frames)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, frames).Select(_ =>
            Enumerable.Range(0, DiffusedFiles.Small.Channels).Select(_ => (float)(2 * random.NextDouble() - 1)).ToArray())];
    }

    private string FeaturesOf(float[][] heard)
    {
        string path = Path.Combine(files.Path, "heard.npy");
        NpyWriter.Write(path, new([heard.Length, heard[0].Length], [.. heard.SelectMany(frame => frame)]));
        return path;
    }

    /// <summary>Speaks so many frames as the command line does.</summary>
    private static Frame[] Speak(Persona persona, SpeakRequest request, int frames)
    {
        var painted = new List<Frame>();
        using Speaker speaker = Speaker.Open(persona.Folder, "cpu");
        speaker.Speak(request with
        {
            Speech = new WaveformSource(new(new float[640 * frames], 16000)),
            Sink = new CallbackSink(frame => painted.Add(frame.Clone())),
        }, null, TestEnds);
        Assert.Equal(frames, painted.Count);
        return [.. painted];
    }

    private static Frame[] Paint(ITalkingModel model, SpeakingScene scene, float[] sound, int frames)
    {
        using ISpeakingSession session = model.Begin(scene, 9);
        return [.. session.Paint(new WaveformSource(new(sound, 16000)), Scene(frames), TestEnds)
            .Select(one => Assert.IsType<WholePainted>(one).Picture)];
    }

    private static IEnumerable<SceneFrame> Scene(int frames) =>
        Enumerable.Range(0, frames).Select(i => new SceneFrame(i, null, null, null));

    private static int LargestDifference(Frame one, Frame other) => one.Rgb.Zip(other.Rgb, (a, b) => Math.Abs(a - b)).Max();

    private sealed class Told(Action<double> hear) : IProgress<double>
    {
        public void Report(double value) => hear(value);
    }
}
