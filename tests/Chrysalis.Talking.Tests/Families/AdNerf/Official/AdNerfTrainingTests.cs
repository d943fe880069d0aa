using Chrysalis.Talking.Families.AdNerf;
using Chrysalis.Talking.Families.AdNerf.Official;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Numpy;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Tests.Footage.Official;
using Chrysalis.Talking.Tests.Reference;
using Chrysalis.Talking.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.AdNerf.Official;

/// <summary>The published recipe on a tiny scene.</summary>
public sealed class AdNerfTrainingTests : IDisposable
{
    private const int SizePx = 24, Frames = 22, Steps = 30;

    private readonly TemporaryFolder folder = new();

    private static AdNerfRecipe Small => new()
    {
        HeadSteps = Steps, TorsoSteps = Steps, HeadRays = 64, TorsoRays = 64, RaysAtOnce = 40, Sampling = new(8, 8), PreviewRows = 12,
        LearningRate = 1e-3,
    };

    public void Dispose() => folder.Dispose();

    /// <summary>Head and torso come nearer to the footage, each measured on the same pixels before and after.</summary>
    [Fact]
    public void Learn_TinyScene_ComesNearerToTheFootage()
    {
        AdNerfFootage scene = Scene();
        var context = new StageContext("head", 3, CPU, ScalarType.Float32);
        using var head = new AdNerfHeadStage(scene, Small, context);
        double before = Figure(head), after = Learnt(head, context);
        Assert.True(after > before + 1, $"head: {before} to {after} dB");

        using var torso = new AdNerfTorsoStage(scene, Small, head, context);
        (before, after) = (Figure(torso), Learnt(torso, context));
        Assert.True(after > before, $"torso: {before} to {after} dB");
    }

    /// <summary>What comes out is a persona that hears the recording itself.</summary>
    [Fact]
    public void Train_TinyScene_WritesAPersonaThatSpeaks()
    {
        var request = new TrainingRequest { Videos = [], PersonaFolder = Path.Combine(folder.Path, "persona"), Seed = 5 };
        AdNerfRecipe recipe = Small with { HeadSteps = 2, TorsoSteps = 2 };
        TrainingResult result = new TrainingRun(request, new Progress<TrainingProgress>())
            .Run(new OfficialAdNerfPlan(recipe, Scene()), CancellationToken.None);

        Assert.True(result.Finished);
        Assert.Equal(["head_psnr_db", "person_psnr_db"], result.Figures.Keys);
        Assert.True(File.Exists(Path.Combine(request.PersonaFolder, "training", "torso-000002.png")));
        using ITalkingModel model = new AdNerfFamily().Load(PersonaFile.Load(request.PersonaFolder), "cpu");
        Assert.Null(model.Traits.HearsFeatures);
        using ISpeakingSession session = model.Begin(new(model.Traits.Size!.Value, model.Traits.FrameRate), 0);
        Painted painted = session.Paint(
            new WaveformSource(new(new float[1600], 16000)), [new(0, null, null, null)], TestContext.Current.CancellationToken).Single();
        Assert.Equal(SizePx, Assert.IsType<WholePainted>(painted).Picture.Width);
    }

    [Fact]
    public void Train_FolderWithDeepSpeech_HearsByIt()
    {
        var footage = Scene(new Dictionary<string, NpyArray>
        {
            ["aud"] = new([Frames, 16, 29], GoldenRule.Input("logits", -1, 1, Frames * 464).data<float>().ToArray()),
        });
        Assert.Equal(AdNerfHearing.DeepSpeech, footage.Hearing);
        using Tensor around = footage.WindowsAround(0), window = footage.Window(0);
        Assert.Equal(0, around.narrow(0, 0, 4).abs().max().item<float>());
        Assert.True(around[4].equal(window[0]).all().item<bool>());
    }

    /// <summary>The slopes of a step in parts add up to those of the step at once.</summary>
    [Fact]
    public void Learn_InParts_IsTheSameStep()
    {
        AdNerfFootage scene = Scene();
        Assert.True(allclose(Weights(scene, 48), Weights(scene, 7), rtol: 1e-3, atol: 1e-5));
    }

    private static Tensor Weights(AdNerfFootage scene, int atOnce)
    {
        var context = new StageContext("head", 3, CPU, ScalarType.Float32);
        // Depths are drawn part by part, so that only fixed ones are the same.
        using var stage = new AdNerfHeadStage(scene, Small with { RaysAtOnce = atOnce, Jitters = false, SmoothFrom = 0 }, context);
        using (TrainingStep step = context.At(0, 0.9))
            stage.Learn(step);
        return stage.State()["optimizer.fine.pts_linears.3.weight.first"].clone();
    }

    private double Learnt(ITrainingStage stage, StageContext context)
    {
        for (int i = 0; i < Steps; i++)
        {
            using var scope = NewDisposeScope();
            using TrainingStep step = context.At(i, i / (double)Steps);
            Assert.True(double.IsFinite(stage.Learn(step)));
        }

        return Figure(stage);
    }

    private double Figure(ITrainingStage stage) => stage.Validate(folder.Path, 0).Values.Single();

    private AdNerfFootage Scene(IReadOnlyDictionary<string, NpyArray>? speech = null) => new(
        SyntheticOfficialFolder.Write(Path.Combine(folder.Path, "data"), Frames, SizePx, speech ?? new Dictionary<string, NpyArray>()));
}
