using Chrysalis.Talking.Torch;
using System.Numerics;
using Chrysalis.Talking.Families.SyncTalk;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Families.SyncTalk.Official;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Numpy;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Tests.Footage.Official;
using Chrysalis.Talking.Tests.Reference;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.VolumeRendering.Marching;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.SyncTalk.Official;

/// <summary>The published recipe on a tiny scene.</summary>
public sealed class SyncTalkTrainingTests : IDisposable
{
    private const int SizePx = 32, Frames = 22, Steps = 16;

    private readonly TemporaryFolder folder = new();

    private static SyncTalkRecipe Small => new()
    {
        HeadSteps = Steps, LipSteps = 2, TorsoSteps = Steps, Rays = 512, RaysAtOnce = 300, PatchPx = 8, PreviewRows = 16,
    };

    public void Dispose() => folder.Dispose();

    /// <summary>Head and torso come nearer to the footage, each measured on the same pixels before and after.</summary>
    [Fact]
    public void Learn_TinyScene_ComesNearerToTheFootage()
    {
        using SyncTalkFootage scene = Scene();
        var context = new StageContext("head", 3, CPU, ScalarType.Float32);
        using var head = new SyncTalkHeadStage(scene, Small, null, context);
        double before = Figure(head), after = Learnt(head, context, Steps);
        Assert.True(after > before + 0.5, $"head: {before} to {after} dB");
        Assert.InRange(Occupied(head.Network), 0.001, 0.6);

        using var lips = new SyncTalkHeadStage(scene, Small, head, context);
        Assert.Equal(after, Figure(lips), 3);
        Learnt(lips, context, 2);

        using var torso = new SyncTalkTorsoStage(scene, Small, lips, context);
        (before, after) = (Figure(torso), Learnt(torso, context, Steps));
        Assert.True(after > before, $"torso: {before} to {after} dB");
    }

    [Fact]
    public void Train_TinyScene_WritesAPersonaThatSpeaks()
    {
        var request = new TrainingRequest { Videos = [], PersonaFolder = Path.Combine(folder.Path, "persona"), Seed = 5 };
        SyncTalkRecipe recipe = Small with { HeadSteps = 2, LipSteps = 2, TorsoSteps = 2 };
        using SyncTalkFootage scene = Scene();
        TrainingResult result = new TrainingRun(request, new Progress<TrainingProgress>())
            .Run(new OfficialSyncTalkPlan(recipe, scene), CancellationToken.None);

        Assert.True(result.Finished);
        Assert.Equal(["head_psnr_db", "lips_psnr_db", "person_psnr_db"], result.Figures.Keys);
        using ITalkingModel model = new SyncTalkFamily().Load(PersonaFile.Load(request.PersonaFolder), "cpu");
        using ISpeakingSession session = model.Begin(new(model.Traits.Size!.Value, model.Traits.FrameRate), 0);
        Painted painted = session.Paint(
            new WaveformSource(new(new float[1600], 16000)), [new(0, null, null, null)], TestContext.Current.CancellationToken).Single();
        Assert.Equal(SizePx, Assert.IsType<WholePainted>(painted).Picture.Width);
    }

    /// <summary>What Torch sums up, and its slopes, are those of the plain compositor.</summary>
    [Fact]
    public void Composite_GoldenRays_AgreesWithThePlainCompositor()
    {
        using var scope = NewDisposeScope();
        using HeadNetwork head = GoldenRule.FillParameters(new HeadNetwork(new(Codes: 4)));
        var moment = GoldenHead.Input(head);
        MarchedRays marched = MarchedRays.March(GoldenScene.Marcher, GoldenScene.Rays, GoldenScene.Spans);
        int[] counts = [.. Enumerable.Range(0, marched.Count).Select(i => marched.Of(i).Length)];
        Vector3[] directions = [.. counts.SelectMany((count, i) => Enumerable.Repeat(GoldenScene.Rays[i].Direction, count))];
        // Denser than the golden head, so that rays end.
        Radiance[] seen =
            [.. GoldenHead.See(head, moment, marched.Samples, directions).Select((r, i) => r with { Density = 20 * i % 173 })];
        SyncTalkSamples samples = Samples(marched, directions, counts);
        Tensor density = tensor(seen.Select(r => r.Density).ToArray()).requires_grad_();
        Tensor colour = tensor(seen.SelectMany(r => new[] { r.Colour.X, r.Colour.Y, r.Colour.Z }).ToArray()).view(-1, 3);
        Tensor one = ones(seen.Length, 1);
        SyncTalkRays rays = SyncTalkRays.Composite(samples, new(new(density, one, one, one), colour, one));

        float[] slopes = Slopes(rays, density);
        for (int i = 0; i < marched.Count; i++)
        {
            ReadOnlySpan<Radiance> own = seen.AsSpan(marched.Starts[i], counts[i]);
            Pixel pixel = new Compositor().Composite(marched.Of(i), own);
            Assert.Equal(pixel.Opacity, rays.Opacity[i].item<float>(), 1e-5f);
            Assert.Equal(pixel.Opacity, rays.Uncertainty[i].item<float>(), 1e-5f);
            Assert.Equal(counts[i], rays.Speech[i].item<float>());
            Assert.InRange(Vector3.Distance(pixel.Colour, new(rays.Colour[i].contiguous().data<float>().ToArray())), 0, 1e-5f);
            var expected = new Radiance[counts[i]];
            new Compositor().Backward(marched.Of(i), own, pixel, (Vector3.One, 0.5f), expected);
            for (int k = 0; k < counts[i]; k++)
                Assert.Equal(expected[k].Density, slopes[marched.Starts[i] + k], 2e-4f);
        }
    }

    [Fact]
    public void Footage_WithoutWhatItNeeds_IsRefusedInOneSentence()
    {
        using SyncTalkFootage scene = Scene();
        string data = scene.Footage.Folder.Folder;
        File.Delete(Path.Combine(data, "audio_visual_encoder.pth"));
        Refused(data, "has no audio_visual_encoder.pth, by which SyncTalk hears");
        File.Delete(Path.Combine(data, "ori_imgs", "3.lms"));
        Refused(data, "has no ori_imgs/3.lms, the points of the face: copy it there.");
        File.Delete(Path.Combine(data, "torso_imgs", "2.png"));
        Refused(data, "has no torso_imgs/2.png");
    }

    private static void Refused(string data, string message) => Assert.Contains(message, Assert.ThrowsAny<TalkingException>(
        () => new SyncTalkFootage(Talking.Footage.Official.OfficialHeadFolder.Read(data))).Message, StringComparison.Ordinal);

    private static double Occupied(HeadNetwork head) =>
        head.Occupancy.data<byte>().ToArray().Sum(bits => BitOperations.PopCount(bits)) / Math.Pow(128, 3);

    private static SyncTalkSamples Samples(MarchedRays marched, Vector3[] directions, int[] counts)
    {
        var lengths = new float[counts.Length * 16];
        var slots = new List<long>();
        for (int i = 0; i < counts.Length; i++)
            for (int k = 0; k < counts[i]; k++)
            {
                slots.Add(i * 16 + k);
                lengths[i * 16 + k] = marched.Of(i)[k].Length;
            }

        return new(
            Rows([.. marched.Samples.Select(sample => sample.Point)]), Rows(directions), tensor(slots.Select(slot => slot / 16).ToArray()),
            tensor(slots.ToArray()), tensor(lengths).view(-1, 16));
    }

    private static Tensor Rows(Vector3[] points) => tensor(points.SelectMany(p => new[] { p.X, p.Y, p.Z }).ToArray()).view(-1, 3);

    private static float[] Slopes(SyncTalkRays rays, Tensor density)
    {
        rays.Colour.sum().Plus(rays.Opacity.sum() * 0.5f).backward();
        return density.grad!.data<float>().ToArray();
    }

    private double Learnt(ITrainingStage stage, StageContext context, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            using var scope = NewDisposeScope();
            using TrainingStep step = context.At(i, i / (double)steps);
            double loss = stage.Learn(step);
            Assert.True(double.IsFinite(loss), $"step {i}: loss {loss}");
        }

        return Figure(stage);
    }

    private double Figure(ITrainingStage stage) => stage.Validate(folder.Path, 0).Values.Single();

    private SyncTalkFootage Scene() => new(EarFile.Beside(
        SyntheticOfficialFolder.Write(Path.Combine(folder.Path, "data"), Frames, SizePx, new Dictionary<string, NpyArray>())));
}
