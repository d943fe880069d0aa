using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.LipSync.Judge;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Tests.Evaluation;
using Chrysalis.Talking.Tests.Faces;
using Chrysalis.Talking.Tests.Reference;
using Chrysalis.Talking.Torch.Layers;
using Chrysalis.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.LipSync.Judge;

public sealed class LipSyncJudgeTests(FaceModelsFixture models) : IClassFixture<FaceModelsFixture>, IDisposable
{
    private static readonly string Shipped = Path.Combine(SharedData.Root, "models", "syncnet-judge", "judge.safetensors");
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis-judge-").FullName;

    [Fact]
    public void Judge_ShippedWeights_TellsAClipFromItsControls()
    {
        models.RequireAnalyzer();
        string clip = SharedData.Require("data/grid_s1/test/bbaz5s.mpg");
        using LipSyncJudge judge = LipSyncJudge.Open(Shipped);
        LipSyncReport report = judge.Judge(
            clip, clip, FaceSelection.Largest, SharedData.Require("data/grid_s1/test/bgbh4n.mpg"), TestContext.Current.CancellationToken);

        Assert.Null(report.Refused);
        Assert.Equal(report.Real, report.Generated);
        Assert.InRange(report.Real!.OffsetFrames, -1, 1);
        Assert.InRange(report.RealShifted!.OffsetFrames, 4, 6);
        Assert.True(report.RealMismatched!.LseC < 0.75 * report.Real.LseC);
        Assert.True(report.RealMismatched.LseD > report.Real.LseD);
    }

    [Fact]
    public void Doubt_ControlsThatLookLikeTheTruth_RefusesTheJudge()
    {
        using LipSyncJudge judge = LipSyncJudge.Open(Shipped);
        var good = new LipSyncReport
        {
            Judge = judge.Name, MismatchedSound = "other.wav", Real = new(0.8, 0.4, 1, 60), RealShifted = new(0.8, 0.4, 6, 60),
            RealMismatched = new(1.2, 0.1, 9, 60)
        };
        Assert.Null(judge.Doubt(good));
        Assert.Contains(
            "does not notice when the real sound comes 5 frames early (offset 1 after 1)",
            judge.Doubt(good with { RealShifted = good.Real }), StringComparison.Ordinal);
        Assert.Contains(
            "cannot tell the real sound from a mismatched one (LSE-D 0.800 and 0.850",
            judge.Doubt(good with { RealMismatched = new(0.85, 0.1, 0, 60) }), StringComparison.Ordinal);
        Assert.Contains(
            "cannot tell the real sound from a mismatched one", judge.Doubt(good with { RealMismatched = new(1.2, 0.41, 0, 60) }),
            StringComparison.Ordinal);
        Assert.Contains(
            "finds no shift of the real sound that stands out",
            judge.Doubt(good with { Real = new(0.8, 0.07, 1, 60), RealMismatched = new(1.2, 0.05, 1, 60) }), StringComparison.Ordinal);
        Assert.Contains("too few frames", judge.Doubt(good with { Real = null }), StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_SilentVideo_SaysSoAndCountsInNoFigure()
    {
        string silent = TestVideo.Write(Path.Combine(folder, "silent.mp4"), [new Frame(64, 64), new Frame(64, 64)]);
        using LipSyncJudge judge = LipSyncJudge.Open(Shipped);
        LipSyncReport report = judge.Judge(silent, silent, FaceSelection.Largest, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal($"'{silent}' has no sound: lip sync is not judged.", report.Refused);
        Assert.Null(report.Generated);

        var judged =
            new LipSyncReport { Judge = judge.Name, MismatchedSound = "", Real = new(0.8, 0.4, 0, 60), Generated = new(0.9, 0.3, 1, 60) };
        LipSyncSummary summary = LipSyncSummary.Of([report, judged, null], seed: 1)!;
        Assert.Equal((1, 1), (summary.Refused, summary.Generated["lse_d"].Count));
        Assert.Equal(
            (0.9, 0.3, 1), (summary.Generated["lse_d"].Mean, summary.Generated["lse_c"].Mean, summary.Generated["offset_frames"].Mean));
        Assert.Empty(summary.RealMismatched);
    }

    [Fact]
    public void Open_PublishedNames_TakesTheWindowsOfThePublicScript()
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using EvaluationSyncNet network = GoldenRule.Fill(new EvaluationSyncNet());
        using EvaluationEmbedder embedder = EvaluationWeights.Open(WeightsByRule());
        var speech = new Waveform([.. Enumerable.Range(0, 16000).Select(i => 0.3f * MathF.Sin(i * i * 1e-5f))], 16000);
        Tensor faces = rand(6, 3, 224, 224);

        // Cepstra 4 i to 4 i + 19 and frames i to i + 4, blue first, 0 to 255.
        Tensor cepstra = tensor(Mfcc.Compute(speech)).t();
        Tensor sound = network.Sound(stack([.. Enumerable.Range(0, 3).Select(i => cepstra.narrow(1, 4 * i, 20).unsqueeze(0))]));
        Tensor lips = network.Lips(stack([.. Enumerable.Range(0, 2).Select(i => faces.narrow(0, i, 5).flip(1).transpose(0, 1) * 255)]));
        Assert.InRange((sound - embedder.Sound(speech, 3)).abs().max().item<float>(), 0, 1e-4f * sound.abs().max().item<float>());
        Assert.InRange((lips - embedder.Lips(faces)).abs().max().item<float>(), 0, 1e-4f * lips.abs().max().item<float>());
        Assert.Equal(ShiftPadding.Zeros, embedder.Padding);
    }

    [Fact]
    public void Open_OtherWeights_NamesWhatIsMissing()
    {
        string path = Path.Combine(folder, "other.safetensors");
        using (var scope = NewDisposeScope())
            SafetensorsFile.Write(path, new Dictionary<string, Tensor> { ["weight"] = ones(2) });
        Assert.Contains(
            "is no judge of lip sync", Assert.Throws<CheckpointException>(() => LipSyncJudge.Open(path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string WeightsByRule()
    {
        string path = Path.Combine(folder, "official.safetensors");
        using var scope = NewDisposeScope();
        using EvaluationSyncNet network = GoldenRule.Fill(new EvaluationSyncNet());
        SafetensorsFile.Write(path, ModuleWeights.Of(network, ""));
        return path;
    }
}
