using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>
/// Trains the speech encoder to give, from sound alone, the latents that the mouth's encoder saw. The pictures are not needed
/// here, so a step is a hundred times cheaper than one of the mouth's, and whole sentences are heard at once.
/// </summary>
internal sealed class SpeechStage : ITrainingStage
{
    private const int LeastValidationFrames = 25;

    private readonly AutoencoderPreset preset;
    private readonly SpeechRecipe recipe;
    private readonly PreparedFootage footage;
    private readonly MouthNetworks mouth;
    private readonly Device device;
    private readonly ScalarType type;
    private readonly AveragedNetwork<SpeechEncoder> network;
    private readonly SpeechSentences sentences;
    private readonly Dictionary<PreparedClip, Tensor> latents = [];

    public SpeechStage(AutoencoderPreset preset, PreparedFootage footage, MouthNetworks mouth, StageContext context)
    {
        (this.preset, recipe, this.footage, this.mouth) = (preset, preset.Recipe.Speech, footage, mouth);
        (device, type) = (context.Device, context.Type);
        using Generator noise = context.Noise("weights");
        SpeechEncoder live = InitialWeights.Create(() => new SpeechEncoder(preset.LatentSize).to(device), noise);
        SpeechEncoder average = InitialWeights.Create(() => new SpeechEncoder(preset.LatentSize).to(device), noise);
        network = new(live, average, new AdamOptimizer(live.named_parameters(), weightDecay: recipe.WeightDecay), recipe.AverageDecay);
        foreach (PreparedClip clip in footage.Clips)
            latents[clip] = Encode(clip).DetachFromDisposeScope();
        sentences = new(recipe, footage.Training, latents, device);
    }

    /// <summary>The averaged network: what speaks in the end.</summary>
    public SpeechEncoder Network => network.Average;

    public double Learn(TrainingStep at)
    {
        SeededDropout.Seed(network.Live, at.Noise);
        SentenceBatch heard = sentences.Draw(at.Draw);
        Tensor loss = Loss(network.Live.call(heard.Windows), heard);
        double shown = loss.item<float>();
        loss.backward();
        network.Step(at.Number, recipe.LearningRate * Schedule.WarmCosine(at.Number, at.Fraction));
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int steps)
    {
        using var _ = no_grad();
        var correlations = new List<double>();
        var ratios = new List<double>();
        foreach (ClipSegment segment in footage.Validation.Where(segment => segment.Length >= LeastValidationFrames))
        {
            using var scope = NewDisposeScope();
            Tensor heard = Hear(segment).squeeze(0).t();
            Tensor spoken = mouth.Shape.Opening(heard);
            Tensor real =
                mouth.Shape.Standardised([.. Enumerable.Range(segment.Start, segment.Length).Select(t => (segment.Clip, t))]).select(1, -1);
            correlations.Add(Correlation(spoken, real));
            ratios.Add((spoken.std() / real.std()).item<float>());
        }

        return new Dictionary<string, double> { ["opening_correlation"] = correlations.Average(), ["opening_sd_ratio"] = ratios.Average() };
    }

    /// <summary>
    /// The direction of the latent that opens the mouth, its mean position, and the factor that gives speech-driven mouths the
    /// spread of real ones: a regression towards the mean otherwise mumbles, and painting softens what is left.
    /// </summary>
    public OpeningGain MeasureOpeningGain(CancellationToken cancellation)
    {
        using var _ = no_grad();
        Tensor all = Seen();
        Tensor reading = mouth.Shape.OpeningReading;
        Tensor opening = all.matmul(reading);
        Tensor centred = opening - opening.mean();
        Tensor direction = ((all - all.mean([0])) * centred.unsqueeze(1)).mean([0]) / centred.Squared().mean();
        var gain = new OpeningGain(reading.data<float>().ToArray(), direction.data<float>().ToArray(), opening.mean().item<float>(), 1);
        return new OpeningCalibration(preset.Crop, AutoencoderPreset.FrameRate, Paint)
            .Calibrate(gain, [.. footage.Validation.Select(segment => (segment, Hear(segment).squeeze(0).t()))], cancellation);
    }

    /// <summary>The latent of the mouth at rest: the mean over the most closed twentieth of all frames.</summary>
    public float[] MeasureRest()
    {
        using var _ = no_grad();
        Tensor all = Seen();
        Tensor closed = mouth.Shape.Opening(all).argsort();
        return all[closed.narrow(0, 0, Math.Max(1, all.shape[0] / 20))].mean([0]).data<float>().ToArray();
    }

    public IReadOnlyDictionary<string, Tensor> State() => network.State();

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source) => network.Restore(tensors, source);

    public void Dispose()
    {
        network.Dispose();
        foreach (Tensor tensor in latents.Values)
            tensor.Dispose();
    }

    private Tensor Loss(Tensor latent, SentenceBatch heard)
    {
        Tensor difference = (latent - heard.Target) * heard.Counted;                                  // B x latent x T
        Tensor velocity = difference.narrow(2, 1, recipe.Length - 1) - difference.narrow(2, 0, recipe.Length - 1);
        Tensor flat = latent.permute(0, 2, 1).reshape(-1, preset.LatentSize);
        Tensor shape = (mouth.Shape.call(flat) - mouth.Shape.Standardised(heard.Frames)) * heard.Counted.permute(0, 2, 1).reshape(-1, 1);
        return difference.Squared().mean().Plus(velocity.Squared().mean() * Scalars.Of(recipe.VelocityTerm))
            .Plus((shape.Squared() * mouth.Shape.Weight).mean() * Scalars.Of(recipe.ShapeTerm));
    }

    /// <summary>What the mouth's encoder saw of all training frames, frames x latent.</summary>
    private Tensor Seen() => cat([.. footage.Training.Select(s => latents[s.Clip].narrow(0, s.Start, s.Length))]);

    private Tensor Hear(ClipSegment segment)
    {
        int context = SpeechEncoder.ContextFrames;
        float[] windows = HeardClip.Windows(
            segment.Clip, segment.Start - context, segment.Length + 2 * context, AutoencoderPreset.FrameRate.PerSecond);
        return network.Average.call(tensor(windows).view(1, -1, segment.Length + 2 * context).to(device))
            .narrow(2, context, segment.Length);
    }

    private Tensor Encode(PreparedClip clip)
    {
        const int Chunk = 64;
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        for (int start = 0; start < clip.FrameCount; start += Chunk)
        {
            using var chunk = NewDisposeScope();
            (PreparedClip, int)[] frames = [.. Enumerable.Range(start, Math.Min(Chunk, clip.FrameCount - start)).Select(t => (clip, t))];
            parts.Add(mouth.Encoder.call(TrainingBatch.Crops(frames, device).to(type)).Mean.MoveToOuterDisposeScope());
        }

        return cat([.. parts]).MoveToOuterDisposeScope();
    }

    private Frame[] Paint(Frame original, Tensor latents)
    {
        Tensor reference = MouthReference.From(FrameTensor.FromFrames([original], device), MouthMask.Painted(preset.Crop).to(device));
        Tensor pictures = mouth.Decoder.call(reference.to(type).expand(latents.shape[0], -1, -1, -1), latents);
        return [.. pictures.unbind(0).Select(FrameTensor.ToFrame)];
    }

    private static double Correlation(Tensor a, Tensor b)
    {
        Tensor x = a - a.mean();
        Tensor y = b - b.mean();
        return ((x * y).sum() / (x.Squared().sum() * y.Squared().sum()).sqrt()).item<float>();
    }
}
