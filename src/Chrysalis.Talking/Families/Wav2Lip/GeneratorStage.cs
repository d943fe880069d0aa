using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.LipSync.Expert;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>
/// Teaches the generator: windows of five frames are painted from their sound and from a window of another moment; the picture's
/// difference, then the expert's opinion, then the discriminator's.
/// </summary>
internal sealed class GeneratorStage : ITrainingStage
{
    private const int ValidationWindows = 16;

    private readonly Wav2LipPreset preset;
    private readonly Wav2LipRecipe recipe;
    private readonly PreparedFootage footage;
    private readonly Device device;
    private readonly ScalarType type;
    private readonly StageContext context;
    private readonly WindowBatch batch;
    private readonly GeneratorBatches batches;
    private readonly PictureLoss pictureLoss;
    private readonly LipGenerator live, average;
    private readonly MouthShapeHead? shape;
    private readonly LipSyncExpert expert;
    private readonly Adversary adversary;
    private readonly AdamOptimizer optimizer, adversaryOptimizer;
    private readonly Tensor expertIsAsked = zeros(1);
    private readonly double rateFactor;

    /// <param name="preset">What is trained.</param>
    /// <param name="footage">On what.</param>
    /// <param name="expert">The trained expert; it is not changed.</param>
    /// <param name="ear">What the compact generator hears with, if that was taught before.</param>
    /// <param name="start">Weights to begin with; null begins with none.</param>
    /// <param name="context">Where, and with which random numbers.</param>
    public GeneratorStage(
        Wav2LipPreset preset, PreparedFootage footage, LipSyncExpert expert, CompactEar? ear, Wav2LipStart? start, StageContext context)
    {
        (this.preset, recipe, this.footage, this.expert, this.context) = (preset, preset.Recipe, footage, expert, context);
        (device, type) = (context.Device, context.Type);
        rateFactor = start is null ? 1 : recipe.GeneratorTuningRate;
        batch = new(preset, device);
        batches = new(preset, footage.Training, batch, context);
        pictureLoss = new(preset, device);
        using Generator noise = context.Noise("weights");
        live = InitialWeights.Create(() => preset.CreateGenerator().to(device), noise);
        start?.Into(live);
        average = InitialWeights.Create(() => preset.CreateGenerator().to(device), noise);
        if (ear is not null && live is CompactGenerator compact)
        {
            WeightAverage.Update(compact.Speech, ear.Speech, 0);
            shape = ear.Shape;
        }

        WeightAverage.Update(average, live, 0);
        average.eval();
        adversary = InitialWeights.Create(() => preset.CreateAdversary().to(device), noise);
        optimizer = new AdamOptimizer(Trained(), beta1: recipe.GeneratorBeta1);
        adversaryOptimizer = new AdamOptimizer(adversary.named_parameters(), beta1: 0.5);
        foreach (TorchSharp.Modules.Parameter parameter in expert.parameters())
            parameter.requires_grad = false;
        expert.eval();
    }

    /// <summary>What it computes with.</summary>
    public StageContext Context => context;

    /// <summary>The averaged network: what speaks in the end.</summary>
    public LipGenerator Network => average;

    public double Learn(TrainingStep at)
    {
        SeededDropout.Seed(live, at.Noise);
        GeneratorBatch drawn = batches.Draw(at.Draw);
        (PreparedClip Clip, int Frame)[] frames = WindowBatch.Frames(drawn.Windows);
        Tensor heard = live.Hear(batch.GeneratorMel(frames, at.Draw));
        Tensor painted = live.Paint(heard, live.See(drawn.Input));

        Tensor loss = pictureLoss.Between(painted.to(ScalarType.Float32), drawn.Target) * Scalars.Of(recipe.PictureWeight);
        if (shape is not null)
            loss = loss.Plus(shape.Loss(heard, frames) * Scalars.Of(recipe.ShapeTerm));
        if (AsksExpert(at.Fraction))
            loss = loss.Plus(Sync(drawn.Windows, painted) * Scalars.Of(recipe.SyncWeight));
        double shown = loss.item<float>();
        bool adversarial = at.Fraction >= recipe.AdversarialFrom;
        if (adversarial)
            loss = loss.Plus(adversary.GeneratorLoss(painted) * Scalars.Of(recipe.AdversarialWeight));
        loss.backward();

        double rate = recipe.GeneratorRate * rateFactor * (recipe.ScheduledRates ? Schedule.WarmCosine(at.Number, at.Fraction) : 1);
        optimizer.Step(at.Number + 1, rate);
        if (adversarial)
            StepAdversary(drawn.Real.to(type), painted.detach(), at.Number, rate * recipe.DiscriminatorRate);
        WeightAverage.Update(average, live, WeightAverage.DecayAt(at.Number, recipe.AverageDecay));
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int steps)
    {
        using var _ = no_grad();
        (PreparedClip Clip, int Start)[] windows = [.. footage.Validation.SelectMany(Middle).Take(ValidationWindows)];
        (PreparedClip Clip, int Start)[] references = [.. windows.Select(w => (w.Clip, Opposite(w)))];
        (PreparedClip Clip, int Frame)[] frames = WindowBatch.Frames(windows);
        Tensor real = batch.Faces(frames);
        Tensor reference = batch.Faces(WindowBatch.Frames(references));
        Tensor painted = average.call(batch.GeneratorMel(frames), GeneratorInput.From(real, reference, preset.PaintedFromRow).to(type));
        double sync = Sync(windows, painted).item<float>();
        if (sync < recipe.ConvincedBelow)
            expertIsAsked.fill_(Scalars.Of(1));
        Preview(Path.Combine(folder, $"generator-{steps:D6}.png"), reference, real, painted.to(ScalarType.Float32));
        Tensor difference =
            (painted.to(ScalarType.Float32) - real).narrow(2, preset.PaintedFromRow, preset.Crop.SizePx - preset.PaintedFromRow);
        return new Dictionary<string, double>
        {
            ["mouth_psnr_db"] = -10 * Math.Log10(difference.Squared().mean().item<float>()),
            ["sharpness_ratio"] = pictureLoss.Sharpness(painted.to(ScalarType.Float32)) / pictureLoss.Sharpness(real),
            ["sync_loss"] = sync,
            ["sync_loss_real"] = Sync(windows, real.to(type)).item<float>(),
        };
    }

    public IReadOnlyDictionary<string, Tensor> State()
    {
        Dictionary<string, Tensor> state = Modules().SelectMany(m => ModuleWeights.Of(m.Module, m.Prefix)).ToDictionary();
        foreach ((string name, Tensor value) in optimizer.State("optimizer.").Concat(adversaryOptimizer.State("adversary_optimizer.")))
            state[name] = value;
        state["expert_is_asked"] = expertIsAsked;
        return state;
    }

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source)
    {
        foreach ((string prefix, nn.Module module) in Modules())
            ModuleWeights.Load(module, tensors, prefix, source);
        optimizer.Restore(tensors, "optimizer.");
        adversaryOptimizer.Restore(tensors, "adversary_optimizer.");
        using var _ = no_grad();
        expertIsAsked.copy_(tensors["expert_is_asked"]);
    }

    public void Dispose()
    {
        live.Dispose();
        average.Dispose();
        adversary.Dispose();
        optimizer.Dispose();
        adversaryOptimizer.Dispose();
        pictureLoss.Dispose();
        expertIsAsked.Dispose();
    }

    /// <summary>Measures the averaged network's batch statistics anew; a short training needs no more batches than it had.</summary>
    public void Settle(int steps) => BatchNormStatistics.Measure(average, Math.Min(recipe.SettlingBatches, steps), Show);

    /// <summary>Shows the averaged network a batch as in training.</summary>
    private void Show(int number)
    {
        Random draw = context.Draw("settling", number);
        GeneratorBatch drawn = batches.Draw(draw);
        average.call(batch.GeneratorMel(WindowBatch.Frames(drawn.Windows), draw), drawn.Input);
    }

    private IEnumerable<(string Prefix, nn.Module Module)> Modules()
    {
        yield return ("live.", live);
        yield return ("average.", average);
        yield return ("adversary.", adversary);
        if (shape is not null)
            yield return ("shape.", shape);
    }

    private IEnumerable<(string Name, TorchSharp.Modules.Parameter Value)> Trained() =>
        live.named_parameters().Concat(shape?.named_parameters().Select(p => ("shape." + p.name, p.parameter)) ?? []);

    private bool AsksExpert(double fraction) => recipe.SyncFrom is { } from ? fraction >= from : expertIsAsked.item<float>() > 0;

    private Tensor Sync((PreparedClip Clip, int Start)[] windows, Tensor painted) =>
        SyncLoss.Together(expert.Speech(batch.ExpertMel(windows)), expert.Face(batch.ForExpert(painted)));

    private void StepAdversary(Tensor real, Tensor painted, int step, double rate)
    {
        adversaryOptimizer.Clear();
        adversary.DiscriminatorLoss(real, painted).backward();
        adversaryOptimizer.Step(step + 1, rate);
    }

    private static IEnumerable<(PreparedClip Clip, int Start)> Middle(ClipSegment segment) =>
        segment.Length < LipSyncExpert.Frames ? [] : [(segment.Clip, segment.Start + (segment.Length - LipSyncExpert.Frames) / 2)];

    private static int Opposite((PreparedClip Clip, int Start) window) =>
        window.Start >= LipSyncExpert.Frames ? window.Start - LipSyncExpert.Frames : window.Start;

    /// <summary>Reference, painted and real faces, one below the other.</summary>
    private static void Preview(string path, Tensor reference, Tensor real, Tensor painted)
    {
        const int Shown = 10;
        long step = Math.Max(1, real.shape[0] / Shown);
        Tensor[] rows = [.. new[] { reference, painted, real }.Select(faces =>
            cat([.. Enumerable.Range(0, (int)Math.Min(Shown, real.shape[0])).Select(i => faces[i * step])], 2))];
        Media.StillImage.Save(path, FrameTensor.ToFrame(cat(rows, 1).flip(0)));
    }
}
