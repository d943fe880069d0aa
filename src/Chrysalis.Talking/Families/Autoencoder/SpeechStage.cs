using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
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
    private const int Batch = 16;
    private const int Length = 64;
    private const double LearningRate = 1e-3;
    private const double ShapeTerm = 1.0;
    private const double VelocityTerm = 2.0;
    private const double AugmentedShare = 0.5;

    private readonly AutoencoderPreset preset;
    private readonly PreparedFootage footage;
    private readonly MouthNetworks mouth;
    private readonly Device device;
    private readonly int seed;
    private readonly AveragedNetwork<SpeechEncoder> network;
    private readonly Dictionary<PreparedClip, Tensor> latents = [];

    public SpeechStage(AutoencoderPreset preset, PreparedFootage footage, MouthNetworks mouth, Device device, int seed)
    {
        (this.preset, this.footage, this.mouth, this.device, this.seed) = (preset, footage, mouth, device, seed);
        random.manual_seed(seed + 1);
        SpeechEncoder live = new SpeechEncoder(preset.LatentSize).to(device);
        SpeechEncoder average = new SpeechEncoder(preset.LatentSize).to(device);
        network = new(live, average, new AdamOptimizer(live.named_parameters(), weightDecay: 0.02), 0.995);
        foreach (PreparedClip clip in footage.Clips)
            latents[clip] = Encode(clip).DetachFromDisposeScope();
    }

    public string Name => "speech";

    public int Steps => preset.SpeechSteps;

    public double TimeShare => 0.1;

    /// <summary>The averaged network: what speaks in the end.</summary>
    public SpeechEncoder Network => network.Average;

    public double Step(int step, double fraction)
    {
        var draw = new Random(unchecked(seed * 31 + step));
        (Tensor windows, Tensor target, Tensor counted, var frames) = DrawSentences(draw);
        Tensor latent = network.Live.call(windows);
        Tensor loss = Loss(latent, target, counted, frames);
        double shown = loss.item<float>();
        loss.backward();
        network.Step(step, LearningRate * Schedule.WarmCosine(step, fraction));
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int step)
    {
        using var _ = no_grad();
        var correlations = new List<double>();
        var ratios = new List<double>();
        foreach (ClipSegment segment in footage.Validation.Where(segment => segment.Length >= 25))
        {
            using var scope = NewDisposeScope();
            Tensor heard = Hear(segment).squeeze(0).t();
            Tensor spoken = mouth.Shape.Opening(heard);
            Tensor real = mouth.Shape.Standardised([.. Enumerable.Range(segment.Start, segment.Length).Select(t => (segment.Clip, t))]).select(1, -1);
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
        Tensor all = cat([.. footage.Training.Select(s => latents[s.Clip].narrow(0, s.Start, s.Length))]);
        Tensor reading = mouth.Shape.OpeningReading;
        Tensor opening = all.matmul(reading);
        Tensor centred = opening - opening.mean();
        Tensor direction = ((all - all.mean([0])) * centred.unsqueeze(1)).mean([0]) / centred.square().mean();
        var gain = new OpeningGain(reading.data<float>().ToArray(), direction.data<float>().ToArray(), opening.mean().item<float>(), 1);
        return new OpeningCalibration(preset.Crop, AutoencoderPreset.FrameRate, Paint).Calibrate(gain, [.. footage.Validation.Select(segment => (segment, Hear(segment).squeeze(0).t()))], cancellation);
    }

    /// <summary>The latent of the mouth at rest: the mean over the most closed twentieth of all frames.</summary>
    public float[] MeasureRest()
    {
        using var _ = no_grad();
        Tensor all = cat([.. footage.Training.Select(s => latents[s.Clip].narrow(0, s.Start, s.Length))]);
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

    private Tensor Loss(Tensor latent, Tensor target, Tensor counted, (PreparedClip Clip, int Frame)[] frames)
    {
        Tensor difference = (latent - target) * counted;                                  // B x latent x T
        Tensor velocity = difference.narrow(2, 1, Length - 1) - difference.narrow(2, 0, Length - 1);
        Tensor flat = latent.permute(0, 2, 1).reshape(-1, preset.LatentSize);
        Tensor shape = (mouth.Shape.call(flat) - mouth.Shape.Standardised(frames)) * counted.permute(0, 2, 1).reshape(-1, 1);
        return difference.square().mean() + VelocityTerm * velocity.square().mean() + ShapeTerm * (shape.square() * mouth.Shape.Weight).mean();
    }

    /// <summary>Sentences of one length; where a segment is shorter its last frame is repeated and not counted.</summary>
    private (Tensor Windows, Tensor Target, Tensor Counted, (PreparedClip Clip, int Frame)[] Frames) DrawSentences(Random draw)
    {
        var windows = new float[Batch][];
        var targets = new Tensor[Batch];
        var counted = new float[Batch * Length];
        var frames = new (PreparedClip, int)[Batch * Length];
        for (int i = 0; i < Batch; i++)
        {
            ClipSegment segment = footage.Training[draw.Next(footage.Training.Count)];
            int start = segment.Start + draw.Next(Math.Max(1, segment.Length - Length + 1));
            float[] mel = draw.NextDouble() < AugmentedShare ? SpeechAugmentation.Apply(segment.Clip.Mel, draw) : segment.Clip.Mel;
            windows[i] = SpeechWindows.Cut(mel, start, Length, AutoencoderPreset.FrameRate.PerSecond);
            long[] chosen = new long[Length];
            for (int t = 0; t < Length; t++)
            {
                int frame = Math.Min(start + t, segment.Start + segment.Length - 1);
                chosen[t] = frame;
                counted[i * Length + t] = start + t == frame ? 1 : 0;
                frames[i * Length + t] = (segment.Clip, frame);
            }

            targets[i] = latents[segment.Clip].index_select(0, tensor(chosen).to(device)).t();
        }

        Tensor input = tensor(windows.SelectMany(w => w).ToArray()).view(Batch, -1, Length).to(device);
        return (input, stack(targets), tensor(counted).view(Batch, 1, Length).to(device), frames);
    }

    private Tensor Hear(ClipSegment segment)
    {
        int context = SpeechEncoder.ContextFrames;
        float[] windows = SpeechWindows.Cut(segment.Clip.Mel, segment.Start - context, segment.Length + 2 * context, AutoencoderPreset.FrameRate.PerSecond);
        return network.Average.call(tensor(windows).view(1, -1, segment.Length + 2 * context).to(device)).narrow(2, context, segment.Length);
    }

    private Tensor Encode(PreparedClip clip)
    {
        const int Chunk = 64;
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        ScalarType type = ComputeType.Fastest(device);
        var parts = new List<Tensor>();
        for (int start = 0; start < clip.FrameCount; start += Chunk)
        {
            (PreparedClip, int)[] frames = [.. Enumerable.Range(start, Math.Min(Chunk, clip.FrameCount - start)).Select(t => (clip, t))];
            parts.Add(mouth.Encoder.call(TrainingBatch.Crops(frames, device).to(type)).Mean);
        }

        return cat([.. parts]).MoveToOuterDisposeScope();
    }

    private Frame[] Paint(Frame original, Tensor latents)
    {
        Tensor reference = MouthReference.From(FrameTensor.FromFrames([original], device), MouthMask.Painted(preset.Crop).to(device));
        Tensor pictures = mouth.Decoder.call(reference.to(ComputeType.Fastest(device)).expand(latents.shape[0], -1, -1, -1), latents);
        return [.. pictures.unbind(0).Select(FrameTensor.ToFrame)];
    }

    private static double Correlation(Tensor a, Tensor b)
    {
        Tensor x = a - a.mean();
        Tensor y = b - b.mean();
        return ((x * y).sum() / (x.square().sum() * y.square().sum()).sqrt()).item<float>();
    }
}
