using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Torch.Layers;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>
/// Teaches the compact generator's ear the shape of the mouth that goes with what it hears. No picture is painted, so a step
/// costs a hundredth of the generator's and the whole footage is heard a hundred times over.
/// </summary>
internal sealed class EarStage : ITrainingStage
{
    private readonly Wav2LipRecipe recipe;
    private readonly PreparedFootage footage;
    private readonly WindowBatch batch;
    private readonly AveragedNetwork<CompactEar> network;

    public EarStage(Wav2LipPreset preset, PreparedFootage footage, Wav2LipStart? start, StageContext context)
    {
        recipe = preset.Recipe;
        this.footage = footage;
        batch = new(preset, context.Device);
        using Generator noise = context.Noise("weights");
        int landmarkValues = footage.Clips[0].MouthValues;
        CompactEar live = InitialWeights.Create(() => new CompactEar(landmarkValues).to(context.Device), noise);
        start?.Into(live.Speech);
        live.Shape.Standardise(footage.Training);
        CompactEar average = InitialWeights.Create(() => new CompactEar(landmarkValues).to(context.Device), noise);
        network = new(live, average, new AdamOptimizer(live.named_parameters(), weightDecay: recipe.WeightDecay), recipe.AverageDecay);
    }

    /// <summary>The averaged networks.</summary>
    public CompactEar Network => network.Average;

    public double Learn(TrainingStep at)
    {
        SeededDropout.Seed(network.Live, at.Noise);
        (PreparedClip Clip, int Frame)[] frames = [.. Enumerable.Range(0, recipe.EarFrames).Select(_ =>
        {
            ClipSegment segment = footage.Training[at.Draw.Next(footage.Training.Count)];
            return (segment.Clip, segment.Start + at.Draw.Next(segment.Length));
        })];
        Tensor loss = network.Live.Shape.Loss(network.Live.Speech.call(batch.GeneratorMel(frames, at.Draw)), frames);
        double shown = loss.item<float>();
        loss.backward();
        network.Step(at.Number, recipe.EarRate * Schedule.WarmCosine(at.Number, at.Fraction));
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int steps) =>
        new Dictionary<string, double> { ["heard_opening_correlation"] = network.Average.OpeningCorrelation(footage.Validation, batch) };

    public IReadOnlyDictionary<string, Tensor> State() => network.State();

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source) => network.Restore(tensors, source);

    public void Dispose() => network.Dispose();
}
