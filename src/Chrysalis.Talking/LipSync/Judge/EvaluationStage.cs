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
    private readonly EvaluationRecipe recipe;
    private readonly PreparedFootage footage;
    private readonly Device device;
    private readonly ScalarType type;
    private readonly AveragedNetwork<EvaluationCompactNet> network;

    public EvaluationStage(EvaluationRecipe recipe, PreparedFootage footage, StageContext context)
    {
        (this.recipe, this.footage, device, type) = (recipe, footage, context.Device, context.Type);
        using Generator noise = context.Noise("weights");
        EvaluationCompactNet live = InitialWeights.Create(() => new EvaluationCompactNet().to(device), noise);
        EvaluationCompactNet average = InitialWeights.Create(() => new EvaluationCompactNet().to(device), noise);
        network = new(live, average, new AdamOptimizer(live.named_parameters(), weightDecay: recipe.WeightDecay), recipe.AverageDecay);
    }

    /// <summary>The averaged network: what judges in the end.</summary>
    public EvaluationCompactNet Network => network.Average;

    public double Learn(TrainingStep at)
    {
        (ClipSegment Segment, int Start)[] windows = Draw(at.Draw);
        Tensor grey = EvaluationAugmentation.Light(
            EvaluationBatch.Grey([.. windows.Select(w => (w.Segment.Clip, w.Start))], device), at.Noise);
        Tensor views = EvaluationCompactNet.View(grey, EvaluationAugmentation.Moves(windows.Length, at.Noise, device));
        Tensor mel = EvaluationBatch.ChangedSound(windows, recipe.ChangedShare, at.Draw, device);
        (Tensor sound, Tensor lips) = network.Live.call(mel.to(type), EvaluationAugmentation.Noisy(views, at.Noise).to(type));
        Tensor loss = Loss(sound, lips);
        double shown = loss.item<float>();
        loss.backward();
        network.Step(at.Number, recipe.LearningRate * Schedule.WarmCosine(at.Number, at.Fraction));
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int steps)
    {
        using var _ = no_grad();
        return EvaluationFigures.Measure(network.Average, footage.Validation, device);
    }

    public IReadOnlyDictionary<string, Tensor> State() => network.State();

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source) => network.Restore(tensors, source);

    public void Dispose() => network.Dispose();

    /// <summary>
    /// Cross-entropy of finding the partner by distance, both ways (van den Oord 2018, with squared distances as scores).
    /// </summary>
    /// <param name="sound">n x values.</param>
    /// <param name="lips">n x values.</param>
    private Tensor Loss(Tensor sound, Tensor lips)
    {
        Tensor squares =
            sound.Squared().sum(1).unsqueeze(1).Plus(lips.Squared().sum(1).unsqueeze(0)) - sound.matmul(lips.t()) * Scalars.Of(2);
        Tensor scores = squares / Scalars.Of(-recipe.Temperature);
        Tensor own = tensor([.. Enumerable.Range(0, (int)sound.shape[0]).Select(i => (long)i)]).to(sound.device);
        return nn.functional.cross_entropy(scores, own).Plus(nn.functional.cross_entropy(scores.t(), own)) * Scalars.Of(0.5);
    }

    private (ClipSegment Segment, int Start)[] Draw(Random draw)
    {
        var windows = new List<(ClipSegment Segment, int Start)>();
        ClipSegment[] segments = [.. footage.Training];
        draw.Shuffle(segments);
        foreach (ClipSegment segment in segments.Take(recipe.Clips))
        {
            int[] starts = [.. Enumerable.Range(segment.Start, Math.Max(0, segment.Length - EvaluationCompactNet.Frames + 1))];
            draw.Shuffle(starts);
            windows.AddRange(starts.Take(recipe.Windows).Select(start => (segment, start)));
        }

        return [.. windows];
    }
}
