using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>Trains the portrait: whole pictures are encoded into a small latent and painted again.</summary>
internal sealed class PortraitStage : ITrainingStage
{
    private readonly PortraitRecipe recipe;
    private readonly (PreparedClip Clip, int Picture)[] pictures;
    private readonly Device device;
    private readonly AveragedNetwork<PortraitNetworks> network;
    private readonly Tensor lossWeight;

    public PortraitStage(AutoencoderPreset preset, PreparedFootage footage, StageContext context)
    {
        (recipe, device) = (preset.Recipe.Portrait, context.Device);
        (int height, int width) = footage.Clips.First(clip => clip.PictureCount > 0).PictureSize;
        pictures = [.. footage.Clips.Where(clip => clip.PictureSize == (height, width))
            .SelectMany(clip => Enumerable.Range(0, clip.PictureCount).Select(i => (clip, i)))];
        using Generator noise = context.Noise("weights");
        PortraitNetworks live = InitialWeights.Create(() => new PortraitNetworks(height, width, preset.PortraitLatentSize, device), noise);
        PortraitNetworks average = InitialWeights.Create(
            () => new PortraitNetworks(height, width, preset.PortraitLatentSize, device), noise);
        lossWeight = StartFromMean(live, noise).DetachFromDisposeScope();
        network = new(live, average, new AdamOptimizer(live.named_parameters(), rateFactor: name =>
            name.EndsWith("canvas", StringComparison.Ordinal) ? recipe.CanvasRate : 1), recipe.AverageDecay);
    }

    /// <summary>The averaged networks.</summary>
    public PortraitNetworks Networks => network.Average;

    public double Learn(TrainingStep at)
    {
        (PreparedClip, int)[] chosen = [.. Enumerable.Range(0, recipe.Batch).Select(_ => pictures[at.Draw.Next(pictures.Length)])];
        Tensor real = TrainingBatch.Pictures(chosen, device);
        Tensor latent = network.Live.Encoder.call(real);
        Tensor painted = network.Live.Decoder.call(
            latent.Plus(TensorDraw.Normal(at.Noise, device, latent.shape) * Scalars.Of(recipe.LatentNoise)));
        Tensor loss = ReconstructionLoss.Between(painted, real, lossWeight);
        double shown = loss.item<float>();
        loss.backward();
        network.Step(at.Number, recipe.LearningRate * Schedule.WarmCosine(at.Number, at.Fraction));
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int steps)
    {
        const int Shown = 3;
        using var _ = no_grad();
        (PreparedClip, int)[] chosen = [.. Enumerable.Range(0, Shown).Select(i => pictures[(int)((i + 0.5) * pictures.Length / Shown)])];
        Tensor real = TrainingBatch.Pictures(chosen, device);
        Tensor painted = network.Average.Decoder.call(network.Average.Encoder.call(real));
        Tensor rows = cat([cat([.. real.unbind(0)], 2), cat([.. painted.unbind(0)], 2)], 1);
        StillImage.Save(Path.Combine(folder, $"portrait-{steps:D6}.png"), FrameTensor.ToFrame(rows));
        return new Dictionary<string, double> { ["picture_psnr_db"] = -10 * Math.Log10((painted - real).Squared().mean().item<float>()) };
    }

    public IReadOnlyDictionary<string, Tensor> State() => network.State();

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source) => network.Restore(tensors, source);

    public void Dispose()
    {
        network.Dispose();
        lossWeight.Dispose();
    }

    /// <summary>Starts the canvases from the mean picture; what moves most counts most in the loss.</summary>
    private Tensor StartFromMean(PortraitNetworks live, Generator noise)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        int every = Math.Max(1, pictures.Length / recipe.StatisticsPictures);
        Tensor some = TrainingBatch.Pictures([.. pictures.Where((_, i) => i % every == 0)], device);
        live.Decoder.StartFrom(some.mean([0]), noise);
        Tensor spread = some.std(0).mean([0]).view(1, 1, some.shape[2], some.shape[3]);
        Tensor weight = (spread / spread.mean()).Plus(Scalars.Of(0.5));
        return (weight / weight.mean()).MoveToOuterDisposeScope();
    }
}
