using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>
/// Trains the variational autoencoder of the lower face: pairs of neighbouring frames are encoded and painted again from the
/// latent and the reference; reconstruction, temporal, landmark and latent terms, later a small adversarial one.
/// </summary>
internal sealed class MouthStage : ITrainingStage
{
    private readonly AutoencoderPreset preset;
    private readonly PreparedFootage footage;
    private readonly MouthRecipe recipe;
    private readonly Device device;
    private readonly ScalarType type;
    private readonly MouthNetworks live, average;
    private readonly HingeDiscriminator discriminator;
    private readonly AdamOptimizer optimizer;
    private readonly Tensor painted, lossWeight;

    public MouthStage(AutoencoderPreset preset, PreparedFootage footage, StageContext context)
    {
        (this.preset, this.footage, recipe) = (preset, footage, preset.Recipe.Mouth);
        (device, type) = (context.Device, context.Type);
        using Generator noise = context.Noise("weights");
        int landmarkValues = footage.Clips[0].MouthValues;
        live = InitialWeights.Create(() => new MouthNetworks(preset, landmarkValues, device), noise);
        live.Shape.Standardise(footage.Training);
        average = InitialWeights.Create(() => new MouthNetworks(preset, landmarkValues, device), noise);
        WeightAverage.Update(average, live, 0);
        average.eval();
        discriminator = new(device, noise);
        optimizer = new AdamOptimizer(live.named_parameters());
        painted = MouthMask.Painted(preset.Crop).to(device);
        lossWeight = MouthMask.LossWeight(preset.Crop).to(device);
    }

    /// <summary>The averaged networks: what speaks in the end.</summary>
    public MouthNetworks Networks => average;

    public double Learn(TrainingStep at)
    {
        (var frames, var references) = DrawPairs(at.Draw);
        Tensor real = TrainingBatch.Crops(frames, device);
        Tensor reference = MouthReference.From(TrainingBatch.Crops(references, device), painted);
        bool adversarial = at.Fraction > recipe.AdversarialFrom;
        double learningRate = recipe.LearningRate * Schedule.WarmCosine(at.Number, at.Fraction);

        (Tensor mean, Tensor logVariance) = live.Encoder.call(real.to(type));
        Tensor latent = mean.Plus((logVariance * Scalars.Of(0.5)).exp() * TensorDraw.Normal(at.Noise, device, mean.shape));
        Tensor picture = live.Decoder.call(reference.to(type), latent);
        Tensor picture32 = picture.to(ScalarType.Float32);
        Tensor loss = ReconstructionLoss.Between(picture32, real, lossWeight).Plus(Temporal(picture32, real))
            .Plus(Divergence(mean, logVariance) * Scalars.Of(recipe.LatentTerm))
            .Plus(live.Shape.Loss(mean, frames) * Scalars.Of(recipe.ShapeTerm));
        double shown = loss.item<float>();
        if (adversarial)
            loss = loss - discriminator.Score(picture) * Scalars.Of(recipe.AdversarialTerm);
        loss.backward();
        optimizer.Step(at.Number + 1, learningRate);
        if (adversarial)
            discriminator.Learn(real.to(type), picture.detach(), at.Number, learningRate * recipe.DiscriminatorRate);
        WeightAverage.Update(average, live, WeightAverage.DecayAt(at.Number, recipe.AverageDecay));
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int steps)
    {
        using var _ = no_grad();
        (PreparedClip Clip, int Frame)[] frames =
            [.. Spread(footage.Validation.SelectMany(s => Enumerable.Range(s.Start, s.Length).Select(t => (s.Clip, t))).ToArray(), 48)];
        Tensor real = TrainingBatch.Crops(frames, device);
        Tensor latent = average.Encoder.call(real.to(type)).Mean;
        Tensor picture = average.Decoder.call(MouthReference.From(real, painted).to(type), latent).to(ScalarType.Float32);
        Preview(Path.Combine(folder, $"mouth-{steps:D6}.png"), real, picture);
        double mse = ((picture - real).Squared() * painted).sum().item<float>() / (painted.sum().item<float>() * 3 * frames.Length);
        Tensor shape = average.Shape.call(latent) - average.Shape.Standardised(frames);
        return new Dictionary<string, double>
        {
            ["mouth_psnr_db"] = -10 * Math.Log10(mse),
            ["sharpness_ratio"] = Sharpness(picture) / Sharpness(real),
            ["shape_error_sd"] = Math.Sqrt(shape.Squared().mean().item<float>()),
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

        foreach ((string name, Tensor value) in optimizer.State("optimizer.").Concat(discriminator.State()))
            state[name] = value;
        return state;
    }

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source)
    {
        foreach ((string prefix, nn.Module module) in Modules())
            ModuleWeights.Load(module, tensors, prefix, source);
        optimizer.Restore(tensors, "optimizer.");
        discriminator.Restore(tensors, source);
    }

    public void Dispose()
    {
        foreach ((_, nn.Module module) in Modules())
            module.Dispose();
        optimizer.Dispose();
        discriminator.Dispose();
        painted.Dispose();
        lossWeight.Dispose();
    }

    private IEnumerable<(string Prefix, nn.Module Module)> Modules() =>
        [("live.", live), ("average.", average)];

    /// <summary>First all first frames of the pairs, then all second ones; sometimes the reference is another frame of the clip.</summary>
    private ((PreparedClip Clip, int Frame)[] Frames, (PreparedClip Clip, int Frame)[] References) DrawPairs(Random draw)
    {
        int pairs = recipe.Pairs;
        var frames = new (PreparedClip Clip, int Frame)[2 * pairs];
        var references = new (PreparedClip Clip, int Frame)[2 * pairs];
        for (int i = 0; i < pairs; i++)
        {
            ClipSegment segment = footage.Training[draw.Next(footage.Training.Count)];
            int frame = segment.Start + draw.Next(segment.Length - 1);
            frames[i] = (segment.Clip, frame);
            frames[pairs + i] = (segment.Clip, frame + 1);
            int shift = draw.NextDouble() < recipe.OtherReferenceShare
                ? draw.Next(-recipe.OtherReferenceFrames, recipe.OtherReferenceFrames + 1)
                : 0;
            int other = Math.Clamp(frame + shift, segment.Start, segment.Start + segment.Length - 2);
            references[i] = (segment.Clip, other);
            references[pairs + i] = (segment.Clip, other + 1);
        }

        return (frames, references);
    }

    /// <summary>The change from one frame to the next must be the real one: no flicker.</summary>
    private Tensor Temporal(Tensor picture, Tensor real)
    {
        Tensor difference = picture - real;
        return ((difference.narrow(0, 0, recipe.Pairs) - difference.narrow(0, recipe.Pairs, recipe.Pairs)).abs() * lossWeight).mean();
    }

    /// <summary>Kullback-Leibler divergence from the standard normal, nats a sample.</summary>
    private static Tensor Divergence(Tensor mean, Tensor logVariance) =>
        (mean.Squared().Plus(logVariance.exp()) - Scalars.Of(1) - logVariance).sum(1).mean() * Scalars.Of(0.5);

    private double Sharpness(Tensor pictures)
    {
        int quarter = preset.Crop.SizePx / 4;
        Tensor edges = Laplacian.Of(pictures);
        return edges.narrow(2, quarter + 5, 2 * quarter - 10).narrow(3, quarter, 2 * quarter).Squared().mean().item<float>();
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
}
