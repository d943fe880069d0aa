using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Families.AdNerf.Compact;
using Chrysalis.Talking.Families.AdNerf.Official;
using Chrysalis.Talking.Families.AnyFace;
using Chrysalis.Talking.Families.AnyFace.Clips;
using Chrysalis.Talking.Families.Autoencoder;
using Chrysalis.Talking.Families.SyncTalk.Compact;
using Chrysalis.Talking.Families.SyncTalk.Official;
using Chrysalis.Talking.Families.Wav2Lip;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.LipSync.Judge;
using Chrysalis.Talking.Tests.Families.AnyFace;
using Chrysalis.Talking.Tests.Families.SyncTalk.Official;
using Chrysalis.Talking.Tests.Footage;
using Chrysalis.Talking.Tests.Footage.Official;
using Chrysalis.Talking.Tests.VolumeRendering;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.VolumeRendering.Speaking;
using Chrysalis.Talking.VolumeRendering.Training;
using TorchSharp;
using static TorchSharp.torch;
using DiffusedPlan = Chrysalis.Talking.Families.DiffusedHeads.Compact.CompactPlan;
using DiffusedPreset = Chrysalis.Talking.Families.DiffusedHeads.Compact.CompactPreset;

namespace Chrysalis.Talking.Tests.Training;

/// <summary>
/// Every stage of every trainer, stopped in its middle and gone on with by another process's worth of objects: each tensor of each
/// checkpoint and each validation figure must be the straight training's, bit for bit.
/// </summary>
public sealed class ResumedTrainingTests : IDisposable
{
    private const int StageSteps = 4;
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis resumed ").FullName;

    private static HeadPreset SmallHead => new("draft", 64, StageSteps, StageSteps, StageSteps)
    {
        Head = new() { Patches = 2, PatchRays = 16, Samples = 4, ShellEvery = 1, ShellFrom = 2 },
        Speech = new() { Batch = 3, Length = 24 },
    };

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Autoencoder_EveryStageStopped_EqualsNeverStopped()
    {
        AutoencoderPreset preset = AutoencoderPreset.Draft with
        {
            Crop = new(64, 0, 1.25f, 2.2f),
            LatentSize = 8,
            MouthSteps = StageSteps,
            SpeechSteps = StageSteps,
            PortraitSteps = StageSteps,
            Recipe = new() { Mouth = new() { Pairs = 2 }, Speech = new() { Batch = 3, Length = 24 } },
        };
        using PreparedFootage footage = SyntheticFootage.Create(folder, preset.Crop, clips: 2, frames: 40);
        RequireEqual(() => new AutoencoderPlan(preset, footage), "float32");
    }

    [Fact]
    public void Wav2Lip_EveryStageStopped_EqualsNeverStopped()
    {
        var preset = new SmallPreset();
        using PreparedFootage footage = SyntheticFootage.Create(folder, preset.Crop, clips: 2, frames: 40);
        RequireEqual(() => new Wav2LipPlan(preset, footage, null), "float32");
    }

    [Fact]
    public void Wav2Lip_ExpertAskedWhenValidationSaysSo_EqualsNeverStopped()
    {
        var preset = new AskingPreset();
        using PreparedFootage footage = SyntheticFootage.Create(folder, preset.Crop, clips: 2, frames: 40);
        RequireEqual(() => new Wav2LipPlan(preset, footage, null), "float32");
        Assert.Equal(1, Tensors("straight", "generator")["expert_is_asked"].item<float>());
    }

    [Fact]
    public void AnyFace_EveryStageStopped_EqualsNeverStopped()
    {
        AnyFacePreset preset = AnyFacePreset.Compact with
        {
            Coefficients = 3,
            MotionSteps = StageSteps,
            PainterSteps = StageSteps,
            Motion = new() { Batch = 3, Length = 24, SyntheticSentences = 0 },
            Painter = new() { Batch = 2, AdversarialFrom = 0.4 },
        };
        using FaceFootage footage = SyntheticFaceFootage.Create(folder, clips: 2, frames: 30);
        RequireEqual(() => new AnyFacePlan(preset, footage, null), "float32");
    }

    [Fact]
    public void AdNerf_EveryStageStopped_EqualsNeverStopped()
    {
        using HeadFootage footage = SyntheticHeadFootage.Create(folder, clips: 2, frames: 40, sizePx: 64);
        RequireEqual(() => new HeadPlan<ImplicitHead>(CompactAdNerf.Kind, SmallHead, footage), "float32");
    }

    [Fact]
    public void SyncTalk_EveryStageStopped_EqualsNeverStopped()
    {
        using HeadFootage footage = SyntheticHeadFootage.Create(folder, clips: 2, frames: 40, sizePx: 64);
        RequireEqual(() => new HeadPlan<TriPlaneHead>(CompactSyncTalk.Kind, SmallHead, footage), "float32");
    }

    [Fact]
    public void Diffused_EveryStageStopped_EqualsNeverStopped()
    {
        using HeadFootage footage = SyntheticHeadFootage.Create(folder, clips: 2, frames: 40, sizePx: 96);
        var preset = new DiffusedPreset("draft", StageSteps, StageSteps, StageSteps, StageSteps)
        {
            Speech = new() { Batch = 3, Length = 24 },
            Motion = new() { Batch = 4, TeacherSteps = 2, OwnPastSteps = 1, OwnPastShare = 1, DistilledBatch = 2, TimesEach = 2 },
            Painter = new() { Batch = 2 },
        };
        RequireEqual(() => new DiffusedPlan(preset, footage), "float32");
    }

    [Fact]
    public void OfficialAdNerf_EveryStageStopped_EqualsNeverStopped()
    {
        OfficialHeadFolder data = SyntheticOfficialFolder.Write(
            Path.Combine(folder, "data"), 22, 24, new Dictionary<string, Talking.Numpy.NpyArray>());
        var recipe = new AdNerfRecipe
        {
            HeadSteps = StageSteps, TorsoSteps = StageSteps, HeadRays = 12, TorsoRays = 12, Sampling = new(4, 4), PreviewRows = 6,
        };
        RequireEqual(() => new OfficialAdNerfPlan(recipe, new(data)), "float32");
    }

    [Fact]
    public void OfficialSyncTalk_EveryStageStopped_EqualsNeverStopped()
    {
        using var footage = new SyncTalkFootage(EarFile.Beside(SyntheticOfficialFolder.Write(
            Path.Combine(folder, "data"), 22, 24, new Dictionary<string, Talking.Numpy.NpyArray>())));
        var recipe = new SyncTalkRecipe
        {
            HeadSteps = StageSteps, LipSteps = StageSteps, TorsoSteps = StageSteps, Rays = 128, PatchPx = 6, PreviewRows = 6,
        };
        RequireEqual(() => new OfficialSyncTalkPlan(recipe, footage), "float32");
    }

    [Theory]
    [InlineData("float32")]
    [InlineData("bfloat16")]
    public void Judge_Stopped_EqualsNeverStopped(string precision)
    {
        using PreparedFootage footage = SyntheticFootage.Create(folder, EvaluationCompactNet.Crop, clips: 2, frames: 40);
        RequireEqual(() => new EvaluationPlan(new EvaluationRecipe { Steps = StageSteps, Windows = 4 }, footage), precision);
    }

    private void RequireEqual(Func<ITrainingPlan> plan, string precision)
    {
        TrainingResult straight = Run(plan(), "straight", precision, stopIn: null);
        string[] stages = [.. plan().Stages.Select(stage => stage.Name)];
        foreach (string stage in stages)
            Assert.False(Run(plan(), "resumed", precision, stage).Finished);
        TrainingResult resumed = Run(plan(), "resumed", precision, stopIn: null);

        Assert.True(straight.Finished && resumed.Finished);
        Assert.Equal(straight.Steps, resumed.Steps);
        Assert.Equal(straight.Figures, resumed.Figures);
        foreach (string stage in stages)
            RequireSameTensors(stage);
    }

    private void RequireSameTensors(string stage)
    {
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> straight = Tensors("straight", stage);
        Dictionary<string, Tensor> resumed = Tensors("resumed", stage);
        Assert.Equal(straight.Keys.Order(), resumed.Keys.Order());
        Assert.NotEmpty(straight);
        foreach ((string name, Tensor tensor) in straight)
            Assert.True(tensor.bytes.SequenceEqual(resumed[name].bytes), $"{stage}: {name} differs");
    }

    private Dictionary<string, Tensor> Tensors(string persona, string stage) =>
        SafetensorsFile.Read(Path.Combine(folder, persona, "training", stage + ".safetensors"));

    private TrainingResult Run(ITrainingPlan plan, string persona, string precision, string? stopIn)
    {
        using var cancel = new CancellationTokenSource();
        var request = new TrainingRequest { Videos = [], PersonaFolder = Path.Combine(folder, persona), Seed = 5, Precision = precision };
        var watcher = new Watcher(progress =>
        {
            if (progress.Stage == stopIn && progress.Done == StageSteps / 2)
                cancel.Cancel();
        });
        return new TrainingRun(request, watcher).Run(new StagesOnly(plan), cancel.Token);
    }

    private record SmallPreset : CompactPreset
    {
        public override Wav2LipRecipe Recipe { get; } = new CompactPreset().Recipe with
        {
            ExpertSteps = StageSteps,
            SpeechSteps = StageSteps,
            GeneratorSteps = StageSteps,
            ExpertClips = 2,
            ExpertWindows = 3,
            EarFrames = 32,
            GeneratorWindows = 1,
        };
    }

    /// <summary>Whatever the expert says, it counts as convinced: from the first validation on it is asked.</summary>
    private sealed record AskingPreset : SmallPreset
    {
        public override Wav2LipRecipe Recipe { get; } =
            new SmallPreset().Recipe with { SyncFrom = null, ConvincedBelow = 1000, ExpertAllPairs = false };
    }
}
