using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>
/// Teaches the compact generator's ear the shape of the mouth that goes with what it hears. No picture is painted, so a step
/// costs a hundredth of the generator's and the whole footage is heard a hundred times over.
/// </summary>
internal sealed class SpeechStage : ITrainingStage
{
    private const int Frames = 384;
    private const double LearningRate = 1e-3;

    private readonly Wav2LipRecipe recipe;
    private readonly PreparedFootage footage;
    private readonly int seed;
    private readonly WindowBatch batch;
    private readonly CompactEar live, average;
    private readonly AdamOptimizer optimizer;

    public SpeechStage(Wav2LipPreset preset, PreparedFootage footage, Wav2LipStart? start, Device device, int seed)
    {
        recipe = preset.Recipe;
        (this.footage, this.seed) = (footage, seed);
        batch = new(preset, device);
        random.manual_seed(seed + 1);
        int landmarkValues = footage.Clips[0].Mouth.Length / footage.Clips[0].FrameCount;
        live = new CompactEar(landmarkValues).to(device);
        start?.Into(live.Speech);
        live.Shape.Standardise(footage.Training);
        average = new CompactEar(landmarkValues).to(device);
        WeightAverage.Update(average, live, 0);
        average.eval();
        optimizer = new AdamOptimizer(live.named_parameters(), weightDecay: 0.02);
    }

    public string Name => "speech";

    public int Steps => recipe.SpeechSteps;

    public double TimeShare => 0.05;

    /// <summary>The averaged networks.</summary>
    public CompactEar Network => average;

    public double Step(int step, double fraction)
    {
        var draw = new Random(unchecked(seed * 6007 + step));
        (PreparedClip Clip, int Frame)[] frames = [.. Enumerable.Range(0, Frames).Select(_ =>
        {
            ClipSegment segment = footage.Training[draw.Next(footage.Training.Count)];
            return (segment.Clip, segment.Start + draw.Next(segment.Length));
        })];
        Tensor loss = live.Shape.Loss(live.Speech.call(batch.GeneratorMel(frames, draw)), frames);
        double shown = loss.item<float>();
        loss.backward();
        optimizer.Step(step + 1, LearningRate * Schedule.WarmCosine(step, fraction));
        WeightAverage.Update(average, live, Math.Min(0.998, (step + 1) / (step + 10.0)));
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int step) =>
        new Dictionary<string, double> { ["heard_opening_correlation"] = average.OpeningCorrelation(footage.Validation, batch) };

    public IReadOnlyDictionary<string, Tensor> State() =>
        ModuleWeights.Of(live, "live.").Concat(ModuleWeights.Of(average, "average.")).Concat(optimizer.State("optimizer.")).ToDictionary();

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source)
    {
        ModuleWeights.Load(live, tensors, "live.", source);
        ModuleWeights.Load(average, tensors, "average.", source);
        optimizer.Restore(tensors, "optimizer.");
    }

    public void Dispose()
    {
        live.Dispose();
        average.Dispose();
        optimizer.Dispose();
    }
}
