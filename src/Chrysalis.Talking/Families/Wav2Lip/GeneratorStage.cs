using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.LipSync.Expert;
using Chrysalis.Talking.Torch;
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
    private const double ShapeTerm = 0.02;
    private const double ConvincedBelow = 0.75;
    private const double DiscriminatorRate = 0.5;
    private const double TuningRate = 0.5;
    private const int ClosedMoments = 6;
    private const int ValidationWindows = 16;
    private const int SettlingBatches = 150;

    private readonly Wav2LipPreset preset;
    private readonly Wav2LipRecipe recipe;
    private readonly PreparedFootage footage;
    private readonly Device device;
    private readonly ScalarType type;
    private readonly int seed;
    private readonly WindowBatch batch;
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
    /// <param name="device">Where.</param>
    /// <param name="seed">Of every random choice.</param>
    public GeneratorStage(Wav2LipPreset preset, PreparedFootage footage, LipSyncExpert expert, CompactEar? ear, Wav2LipStart? start, Device device, int seed)
    {
        (this.preset, recipe, this.footage, this.expert, this.device, this.seed) = (preset, preset.Recipe, footage, expert, device, seed);
        rateFactor = start is null ? 1 : TuningRate;
        type = ComputeType.Fastest(device);
        batch = new(preset, device);
        pictureLoss = new(preset, device);
        random.manual_seed(seed + 2);
        live = preset.CreateGenerator().to(device);
        start?.Into(live);
        average = preset.CreateGenerator().to(device);
        if (ear is not null && live is CompactGenerator compact)
        {
            WeightAverage.Update(compact.Speech, ear.Speech, 0);
            shape = ear.Shape;
        }

        WeightAverage.Update(average, live, 0);
        average.eval();
        adversary = preset.CreateAdversary().to(device);
        optimizer = new AdamOptimizer(Trained(), beta1: recipe.GeneratorBeta1);
        adversaryOptimizer = new AdamOptimizer(adversary.named_parameters(), beta1: 0.5);
        foreach (TorchSharp.Modules.Parameter parameter in expert.parameters())
            parameter.requires_grad = false;
        expert.eval();
    }

    public string Name => "generator";

    public int Steps => recipe.GeneratorSteps;

    public double TimeShare => rateFactor < 1 ? 0.92 : 0.8;

    /// <summary>The averaged network: what speaks in the end.</summary>
    public LipGenerator Network => average;

    public double Step(int step, double fraction)
    {
        var draw = new Random(unchecked(seed * 5003 + step));
        Drawn drawn = DrawBatch(draw);
        (PreparedClip Clip, int Frame)[] frames = WindowBatch.Frames(drawn.Windows);
        Tensor heard = live.Hear(batch.GeneratorMel(frames, draw));
        Tensor painted = live.Paint(heard, live.See(drawn.Input));
        Tensor painted32 = painted.to(ScalarType.Float32);

        Tensor picture = pictureLoss.Between(painted32, drawn.Target);
        Tensor loss = recipe.PictureWeight * picture;
        if (shape is not null)
            loss += ShapeTerm * shape.Loss(heard, frames);
        if (AsksExpert(fraction))
            loss += recipe.SyncWeight * Sync(drawn.Windows, painted);
        double shown = loss.item<float>();
        bool adversarial = fraction >= recipe.AdversarialFrom;
        if (adversarial)
            loss += recipe.AdversarialWeight * adversary.GeneratorLoss(painted);
        loss.backward();

        double rate = rateFactor * (recipe.ScheduledRates ? Schedule.WarmCosine(step, fraction) : 1);
        optimizer.Step(step + 1, recipe.GeneratorRate * rate);
        if (adversarial)
            StepAdversary(drawn.Real.to(type), painted.detach(), step, recipe.GeneratorRate * rate * DiscriminatorRate);
        WeightAverage.Update(average, live, Math.Min(0.998, (step + 1) / (step + 10.0)));
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int step)
    {
        using var _ = no_grad();
        (PreparedClip Clip, int Start)[] windows = [.. footage.Validation.SelectMany(Middle).Take(ValidationWindows)];
        (PreparedClip Clip, int Start)[] references = [.. windows.Select(w => (w.Clip, Opposite(w)))];
        (PreparedClip Clip, int Frame)[] frames = WindowBatch.Frames(windows);
        Tensor real = batch.Faces(frames);
        Tensor reference = batch.Faces(WindowBatch.Frames(references));
        Tensor painted = average.call(batch.GeneratorMel(frames), GeneratorInput.From(real, reference, preset.PaintedFromRow).to(type));
        double sync = Sync(windows, painted).item<float>();
        if (sync < ConvincedBelow)
            expertIsAsked.fill_(1);
        Preview(Path.Combine(folder, $"generator-{step:D6}.png"), reference, real, painted.to(ScalarType.Float32));
        Tensor difference = (painted.to(ScalarType.Float32) - real).narrow(2, preset.PaintedFromRow, preset.Crop.SizePx - preset.PaintedFromRow);
        return new Dictionary<string, double>
        {
            ["mouth_psnr_db"] = -10 * Math.Log10(difference.square().mean().item<float>()),
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

    /// <summary>Measures the averaged network's batch statistics anew, at the end.</summary>
    /// <param name="steps">Steps done: a short training needs no more batches than it had.</param>
    public void Settle(int steps) => BatchNormStatistics.Measure(average, Math.Min(SettlingBatches, steps), Show);

    /// <summary>Shows the averaged network a batch as in training.</summary>
    private void Show(int number)
    {
        var draw = new Random(unchecked(seed * 4001 + number));
        Drawn drawn = DrawBatch(draw);
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

    private Drawn DrawBatch(Random draw)
    {
        (var windows, var references) = DrawWindows(draw);
        Tensor light = Light(draw);
        Tensor real = (batch.Faces(WindowBatch.Frames(windows)) * light).clamp(0, 1);
        Tensor reference = (batch.Faces(WindowBatch.Frames(references)) * light).clamp(0, 1);
        Tensor seen = where(SameFrames(draw), reference, real);
        int from = preset.PaintedFromRow;
        Tensor target = cat([seen.narrow(2, 0, from), real.narrow(2, from, real.shape[2] - from)], 2);
        return new(windows, real, target, GeneratorInput.From(seen, reference, from).to(type));
    }

    /// <summary>Which frames are painted into the reference's own, the same for a whole window: B * 5 x 1 x 1 x 1.</summary>
    private Tensor SameFrames(Random draw)
    {
        bool[] same = [.. Enumerable.Range(0, recipe.GeneratorWindows)
            .SelectMany(_ => Enumerable.Repeat(draw.NextDouble() < recipe.SameFrameShare, LipSyncExpert.Frames))];
        return tensor(same).view(-1, 1, 1, 1).to(device);
    }

    /// <summary>Windows to paint, and windows of another moment of the same stretch to show the face.</summary>
    private ((PreparedClip Clip, int Start)[] Windows, (PreparedClip Clip, int Start)[] References) DrawWindows(Random draw)
    {
        var windows = new (PreparedClip Clip, int Start)[recipe.GeneratorWindows];
        var references = new (PreparedClip Clip, int Start)[recipe.GeneratorWindows];
        for (int i = 0; i < windows.Length; i++)
        {
            ClipSegment segment = footage.Training[draw.Next(footage.Training.Count)];
            windows[i] = WindowBatch.Draw(segment, draw);
            int moments = draw.NextDouble() < recipe.ClosedReferenceShare ? ClosedMoments : 1;
            references[i] = Enumerable.Range(0, moments).Select(_ => WindowBatch.Draw(segment, draw)).MinBy(w => w.Clip.Opening[w.Start + LipSyncExpert.Frames / 2]);
        }

        return (windows, references);
    }

    /// <summary>Another light for each window, the same for its frames and its reference: B * 5 x 3 x 1 x 1.</summary>
    private Tensor Light(Random draw)
    {
        var gains = new float[recipe.GeneratorWindows * LipSyncExpert.Frames * 3];
        int each = LipSyncExpert.Frames * 3;
        for (int window = 0; window < recipe.GeneratorWindows; window++)
        {
            float all = 1 + recipe.LightChange * (2 * draw.NextSingle() - 1);
            float[] colours = [.. Enumerable.Range(0, 3).Select(_ => all * (1 + recipe.LightChange / 2 * (2 * draw.NextSingle() - 1)))];
            for (int i = 0; i < each; i++)
                gains[window * each + i] = colours[i % 3];
        }

        return tensor(gains).view(-1, 3, 1, 1).to(device);
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

    /// <param name="Windows">What is painted.</param>
    /// <param name="Real">Their real faces, B * 5 x 3 x S x S.</param>
    /// <param name="Target">What the painting is compared with: the real mouth under what is seen above it.</param>
    /// <param name="Input">What the generator sees, B * 5 x 6 x S x S.</param>
    private sealed record Drawn((PreparedClip Clip, int Start)[] Windows, Tensor Real, Tensor Target, Tensor Input);
}
