using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>
/// Teaches the compact judge: each window of lips must find its own sound, and each sound its lips, among all windows of the
/// batch: those of other clips, and, harder, those of the same clip a few frames earlier or later.
/// </summary>
internal sealed class EvaluationStage : ITrainingStage
{
    private const int Clips = 6;
    private const int Windows = 16;
    private const double LearningRate = 1e-3;
    private const double WeightDecay = 0.02;

    // Squared distances are divided by it: cosines by half of it.
    private const double Temperature = 0.14;

    private readonly PreparedFootage footage;
    private readonly Device device;
    private readonly ScalarType type;
    private readonly int seed;
    private readonly AveragedNetwork<EvaluationCompactNet> network;

    public EvaluationStage(PreparedFootage footage, Device device, int seed)
    {
        (this.footage, this.device, this.seed) = (footage, device, seed);
        type = ComputeType.Fastest(device);
        random.manual_seed(seed);
        EvaluationCompactNet live = new EvaluationCompactNet().to(device);
        EvaluationCompactNet average = new EvaluationCompactNet().to(device);
        network = new(live, average, new AdamOptimizer(live.named_parameters(), weightDecay: WeightDecay));
    }

    public string Name => "judge";

    /// <summary>Steps without a limit of time.</summary>
    public const int PresetSteps = 4000;

    public int Steps => PresetSteps;

    public double TimeShare => 1;

    /// <summary>The averaged network: what judges in the end.</summary>
    public EvaluationCompactNet Network => network.Average;

    public double Step(int step, double fraction)
    {
        var draw = new Random(unchecked(seed * 4409 + step));
        (PreparedClip Clip, int Start)[] windows = Draw(draw);
        Tensor grey = EvaluationAugmentation.Light(EvaluationBatch.Grey(windows, device));
        Tensor views = EvaluationCompactNet.View(grey, EvaluationAugmentation.Moves(windows.Length, device));
        Tensor mel = EvaluationBatch.ChangedSound(windows, draw, device);
        (Tensor sound, Tensor lips) = network.Live.call(mel.to(type), EvaluationAugmentation.Noise(views).to(type));
        Tensor loss = Loss(sound, lips);
        double shown = loss.item<float>();
        loss.backward();
        network.Step(step, LearningRate * Schedule.WarmCosine(step, fraction));
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int step)
    {
        using var _ = no_grad();
        return EvaluationFigures.Measure(network.Average, footage.Validation, device);
    }

    public IReadOnlyDictionary<string, Tensor> State() => network.State();

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source) => network.Restore(tensors, source);

    public void Dispose() => network.Dispose();

    /// <summary>Cross-entropy of finding the partner by distance, both ways (van den Oord 2018, with squared distances as scores).</summary>
    /// <param name="sound">n x values.</param>
    /// <param name="lips">n x values.</param>
    private static Tensor Loss(Tensor sound, Tensor lips)
    {
        Tensor squares = sound.square().sum(1).unsqueeze(1) + lips.square().sum(1).unsqueeze(0) - 2 * sound.matmul(lips.t());
        Tensor scores = squares / -Temperature;
        Tensor own = arange(sound.shape[0], device: sound.device);
        return 0.5 * (nn.functional.cross_entropy(scores, own) + nn.functional.cross_entropy(scores.t(), own));
    }

    private (PreparedClip Clip, int Start)[] Draw(Random draw)
    {
        var windows = new List<(PreparedClip Clip, int Start)>();
        ClipSegment[] segments = [.. footage.Training];
        draw.Shuffle(segments);
        foreach (ClipSegment segment in segments.Take(Clips))
        {
            int[] starts = [.. Enumerable.Range(segment.Start, Math.Max(0, segment.Length - EvaluationCompactNet.Frames + 1))];
            draw.Shuffle(starts);
            windows.AddRange(starts.Take(Windows).Select(start => (segment.Clip, start)));
        }

        return [.. windows];
    }
}
