using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>Trains the portrait: whole pictures are encoded into a small latent and painted again.</summary>
internal sealed class PortraitStage : ITrainingStage
{
    private const int Batch = 4;
    private const double LearningRate = 1.5e-3;
    private const double CanvasRate = 3;
    private const double LatentNoise = 0.03;
    private const int MostStatisticsPictures = 200;

    private readonly AutoencoderPreset preset;
    private readonly (PreparedClip Clip, int Picture)[] pictures;
    private readonly Device device;
    private readonly int seed;
    private readonly AveragedNetwork<PortraitNetworks> network;
    private readonly Tensor lossWeight;

    public PortraitStage(AutoencoderPreset preset, PreparedFootage footage, Device device, int seed)
    {
        (this.preset, this.device, this.seed) = (preset, device, seed);
        random.manual_seed(seed + 2);
        (int height, int width) = footage.Clips.First(clip => clip.PictureCount > 0).PictureSize;
        pictures = [.. footage.Clips.Where(clip => clip.PictureSize == (height, width)).SelectMany(clip => Enumerable.Range(0, clip.PictureCount).Select(i => (clip, i)))];
        var live = new PortraitNetworks(height, width, preset.PortraitLatentSize, device);
        var average = new PortraitNetworks(height, width, preset.PortraitLatentSize, device);
        lossWeight = StartFromMean(live).DetachFromDisposeScope();
        network = new(live, average, new AdamOptimizer(live.named_parameters(), rateFactor: name => name.EndsWith("canvas", StringComparison.Ordinal) ? CanvasRate : 1), 0.99);
    }

    public string Name => "portrait";

    public int Steps => preset.PortraitSteps;

    public double TimeShare => 0.2;

    /// <summary>The averaged networks.</summary>
    public PortraitNetworks Networks => network.Average;

    public double Step(int step, double fraction)
    {
        var draw = new Random(unchecked(seed * 37 + step));
        (PreparedClip, int)[] chosen = [.. Enumerable.Range(0, Batch).Select(_ => pictures[draw.Next(pictures.Length)])];
        Tensor real = TrainingBatch.Pictures(chosen, device);
        Tensor latent = network.Live.Encoder.call(real);
        Tensor painted = network.Live.Decoder.call(latent + LatentNoise * randn_like(latent));
        Tensor loss = ReconstructionLoss.Between(painted, real, lossWeight);
        double shown = loss.item<float>();
        loss.backward();
        network.Step(step, LearningRate * Schedule.WarmCosine(step, fraction));
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int step)
    {
        const int Shown = 3;
        using var _ = no_grad();
        (PreparedClip, int)[] chosen = [.. Enumerable.Range(0, Shown).Select(i => pictures[(int)((i + 0.5) * pictures.Length / Shown)])];
        Tensor real = TrainingBatch.Pictures(chosen, device);
        Tensor painted = network.Average.Decoder.call(network.Average.Encoder.call(real));
        Tensor rows = cat([cat([.. real.unbind(0)], 2), cat([.. painted.unbind(0)], 2)], 1);
        StillImage.Save(Path.Combine(folder, $"portrait-{step:D6}.png"), FrameTensor.ToFrame(rows));
        return new Dictionary<string, double> { ["picture_psnr_db"] = -10 * Math.Log10((painted - real).square().mean().item<float>()) };
    }

    public IReadOnlyDictionary<string, Tensor> State() => network.State();

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source) => network.Restore(tensors, source);

    public void Dispose()
    {
        network.Dispose();
        lossWeight.Dispose();
    }

    /// <summary>Starts the canvases from the mean picture; what moves most counts most in the loss.</summary>
    private Tensor StartFromMean(PortraitNetworks live)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        int every = Math.Max(1, pictures.Length / MostStatisticsPictures);
        Tensor some = TrainingBatch.Pictures([.. pictures.Where((_, i) => i % every == 0)], device);
        live.Decoder.StartFrom(some.mean([0]));
        Tensor spread = some.std(0).mean([0]).view(1, 1, some.shape[2], some.shape[3]);
        Tensor weight = 0.5 + spread / spread.mean();
        return (weight / weight.mean()).MoveToOuterDisposeScope();
    }
}
