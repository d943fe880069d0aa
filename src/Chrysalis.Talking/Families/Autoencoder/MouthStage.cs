using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>
/// Trains the variational autoencoder of the lower face: pairs of neighbouring frames are encoded and painted again from the
/// latent and the reference; reconstruction, temporal, landmark and latent terms, later a small adversarial one.
/// </summary>
internal sealed class MouthStage : ITrainingStage
{
    private const int Pairs = 8;
    private const double LearningRate = 8e-4;
    private const double LatentTerm = 3e-4;
    private const double ShapeTerm = 0.02;
    private const double AdversarialTerm = 0.02;
    private const double AdversarialFrom = 0.15;
    private const double OtherReferenceShare = 0.35;
    private const int OtherReferenceFrames = 12;

    private readonly AutoencoderPreset preset;
    private readonly PreparedFootage footage;
    private readonly Device device;
    private readonly ScalarType type;
    private readonly int seed;
    private readonly MouthNetworks live, average;
    private readonly PatchDiscriminator discriminator;
    private readonly AdamOptimizer optimizer, discriminatorOptimizer;
    private readonly Tensor painted, lossWeight;

    public MouthStage(AutoencoderPreset preset, PreparedFootage footage, Device device, int seed)
    {
        (this.preset, this.footage, this.device, this.seed) = (preset, footage, device, seed);
        random.manual_seed(seed);
        type = ComputeType.Fastest(device);
        int landmarkValues = footage.Clips[0].Mouth.Length / footage.Clips[0].FrameCount;
        live = new MouthNetworks(preset, landmarkValues, device);
        live.Shape.Standardise(footage.Training);
        average = new MouthNetworks(preset, landmarkValues, device);
        WeightAverage.Update(average, live, 0);
        average.eval();
        discriminator = new PatchDiscriminator().to(device);
        optimizer = new AdamOptimizer(live.named_parameters());
        discriminatorOptimizer = new AdamOptimizer(discriminator.named_parameters(), beta1: 0.5);
        painted = MouthMask.Painted(preset.Crop).to(device);
        lossWeight = MouthMask.LossWeight(preset.Crop).to(device);
    }

    public string Name => "mouth";

    public int Steps => preset.MouthSteps;

    public double TimeShare => 0.7;

    /// <summary>The averaged networks: what speaks in the end.</summary>
    public MouthNetworks Networks => average;

    public double Step(int step, double fraction)
    {
        var draw = new Random(HashCode(seed, step));
        (var frames, var references) = DrawPairs(draw);
        Tensor real = TrainingBatch.Crops(frames, device);
        Tensor reference = MouthReference.From(references is null ? real : TrainingBatch.Crops(references, device), painted);
        bool adversarial = fraction > AdversarialFrom;
        double learningRate = LearningRate * Schedule.WarmCosine(step, fraction);

        (Tensor mean, Tensor logVariance) = live.Encoder.call(real.to(type));
        Tensor latent = mean + (0.5 * logVariance).exp() * randn_like(mean);
        Tensor picture = live.Decoder.call(reference.to(type), latent);
        Tensor picture32 = picture.to(ScalarType.Float32);
        Tensor loss = ReconstructionLoss.Between(picture32, real, lossWeight)
            + Temporal(picture32, real)
            + LatentTerm * Divergence(mean, logVariance)
            + ShapeTerm * live.Shape.Loss(mean, frames);
        double shown = loss.item<float>();
        if (adversarial)
            loss = loss - AdversarialTerm * discriminator.call(picture).mean();
        loss.backward();
        optimizer.Step(step + 1, learningRate);
        if (adversarial)
            StepDiscriminator(real.to(type), picture.detach(), step, learningRate * 0.5);
        WeightAverage.Update(average, live, Math.Min(0.998, (step + 1) / (step + 10.0)));
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int step)
    {
        using var _ = no_grad();
        (PreparedClip Clip, int Frame)[] frames = [.. Spread(footage.Validation.SelectMany(s => Enumerable.Range(s.Start, s.Length).Select(t => (s.Clip, t))).ToArray(), 48)];
        Tensor real = TrainingBatch.Crops(frames, device);
        Tensor latent = average.Encoder.call(real.to(type)).Mean;
        Tensor picture = average.Decoder.call(MouthReference.From(real, painted).to(type), latent).to(ScalarType.Float32);
        Preview(Path.Combine(folder, $"mouth-{step:D6}.png"), real, picture);
        double mse = ((picture - real).square() * painted).sum().item<float>() / (painted.sum().item<float>() * 3 * frames.Length);
        Tensor shape = average.Shape.call(latent) - average.Shape.Standardised(frames);
        return new Dictionary<string, double>
        {
            ["mouth_psnr_db"] = -10 * Math.Log10(mse),
            ["sharpness_ratio"] = Sharpness(picture) / Sharpness(real),
            ["shape_error_sd"] = Math.Sqrt(shape.square().mean().item<float>()),
        };
    }

    public IReadOnlyDictionary<string, Tensor> State()
    {
        var state = new Dictionary<string, Tensor>();
        foreach ((string prefix, nn.Module module) in Modules())
        {
            foreach ((string name, Tensor value) in ModuleWeights.Of(module, prefix))
                state[name] = value;
        }

        foreach ((string name, Tensor value) in optimizer.State("optimizer.").Concat(discriminatorOptimizer.State("discriminator_optimizer.")))
            state[name] = value;
        return state;
    }

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source)
    {
        foreach ((string prefix, nn.Module module) in Modules())
            ModuleWeights.Load(module, tensors, prefix, source);
        optimizer.Restore(tensors, "optimizer.");
        discriminatorOptimizer.Restore(tensors, "discriminator_optimizer.");
    }

    public void Dispose()
    {
        foreach ((_, nn.Module module) in Modules())
            module.Dispose();
        optimizer.Dispose();
        discriminatorOptimizer.Dispose();
        painted.Dispose();
        lossWeight.Dispose();
    }

    private IEnumerable<(string Prefix, nn.Module Module)> Modules() =>
        [("live.", live), ("average.", average), ("discriminator.", discriminator)];

    /// <summary>First all first frames of the pairs, then all second ones; sometimes the reference is another frame of the clip.</summary>
    private ((PreparedClip Clip, int Frame)[] Frames, (PreparedClip Clip, int Frame)[]? References) DrawPairs(Random draw)
    {
        var frames = new (PreparedClip Clip, int Frame)[2 * Pairs];
        var references = new (PreparedClip Clip, int Frame)[2 * Pairs];
        for (int i = 0; i < Pairs; i++)
        {
            ClipSegment segment = footage.Training[draw.Next(footage.Training.Count)];
            int frame = segment.Start + draw.Next(segment.Length - 1);
            frames[i] = (segment.Clip, frame);
            frames[Pairs + i] = (segment.Clip, frame + 1);
            int shift = draw.NextDouble() < OtherReferenceShare ? draw.Next(-OtherReferenceFrames, OtherReferenceFrames + 1) : 0;
            int other = Math.Clamp(frame + shift, segment.Start, segment.Start + segment.Length - 2);
            references[i] = (segment.Clip, other);
            references[Pairs + i] = (segment.Clip, other + 1);
        }

        return (frames, references);
    }

    private void StepDiscriminator(Tensor real, Tensor picture, int step, double learningRate)
    {
        discriminatorOptimizer.Clear();
        Tensor loss = nn.functional.relu(1 - discriminator.call(real)).mean() + nn.functional.relu(1 + discriminator.call(picture)).mean();
        loss.backward();
        discriminatorOptimizer.Step(step + 1, learningRate);
    }

    /// <summary>The change from one frame to the next must be the real one: no flicker.</summary>
    private Tensor Temporal(Tensor picture, Tensor real)
    {
        Tensor difference = picture - real;
        return ((difference.narrow(0, 0, Pairs) - difference.narrow(0, Pairs, Pairs)).abs() * lossWeight).mean();
    }

    /// <summary>Kullback-Leibler divergence from the standard normal, nats a sample.</summary>
    private static Tensor Divergence(Tensor mean, Tensor logVariance) =>
        0.5 * (mean.square() + logVariance.exp() - 1 - logVariance).sum(1).mean();

    private double Sharpness(Tensor pictures)
    {
        Tensor kernel = tensor(new float[] { 0, 1, 0, 1, -4, 1, 0, 1, 0 }).view(1, 1, 3, 3).to(device);
        Tensor edges = nn.functional.conv2d(pictures.mean([1], true), kernel, null, [1, 1], [1, 1]);
        int quarter = preset.Crop.SizePx / 4;
        return edges.narrow(2, quarter + 5, 2 * quarter - 10).narrow(3, quarter, 2 * quarter).square().mean().item<float>();
    }

    private static void Preview(string path, Tensor real, Tensor picture)
    {
        const int Shown = 8;
        int count = (int)Math.Min(Shown, real.shape[0]);
        Tensor rows = cat([
            cat([.. Enumerable.Range(0, count).Select(i => real[i * (real.shape[0] / count)])], 2),
            cat([.. Enumerable.Range(0, count).Select(i => picture[i * (real.shape[0] / count)])], 2)], 1);
        StillImage.Save(path, FrameTensor.ToFrame(rows));
    }

    private static IEnumerable<T> Spread<T>(T[] all, int count) =>
        Enumerable.Range(0, Math.Min(count, all.Length)).Select(i => all[(int)((long)i * all.Length / Math.Min(count, all.Length))]);

    private static int HashCode(int seed, int step) => unchecked((int)((uint)seed * 2654435761u ^ (uint)step * 2246822519u));
}
