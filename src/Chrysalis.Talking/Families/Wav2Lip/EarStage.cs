using Chrysalis.Talking.Footage;
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
    private const int Frames = 384;
    private const double LearningRate = 1e-3;

    private readonly Wav2LipRecipe recipe;
    private readonly PreparedFootage footage;
    private readonly int seed;
    private readonly WindowBatch batch;
    private readonly AveragedNetwork<CompactEar> network;

    public EarStage(Wav2LipPreset preset, PreparedFootage footage, Wav2LipStart? start, Device device, int seed)
    {
        recipe = preset.Recipe;
        (this.footage, this.seed) = (footage, seed);
        batch = new(preset, device);
        random.manual_seed(seed + 1);
        int landmarkValues = footage.Clips[0].Mouth.Length / footage.Clips[0].FrameCount;
        CompactEar live = new CompactEar(landmarkValues).to(device);
        start?.Into(live.Speech);
        live.Shape.Standardise(footage.Training);
        CompactEar average = new CompactEar(landmarkValues).to(device);
        network = new(live, average, new AdamOptimizer(live.named_parameters(), weightDecay: 0.02));
    }

    public string Name => "speech";

    public int Steps => recipe.SpeechSteps;

    public double TimeShare => 0.05;

    /// <summary>The averaged networks.</summary>
    public CompactEar Network => network.Average;

    public double Step(int step, double fraction)
    {
        var draw = new Random(unchecked(seed * 6007 + step));
        (PreparedClip Clip, int Frame)[] frames = [.. Enumerable.Range(0, Frames).Select(_ =>
        {
            ClipSegment segment = footage.Training[draw.Next(footage.Training.Count)];
            return (segment.Clip, segment.Start + draw.Next(segment.Length));
        })];
        Tensor loss = network.Live.Shape.Loss(network.Live.Speech.call(batch.GeneratorMel(frames, draw)), frames);
        double shown = loss.item<float>();
        loss.backward();
        network.Step(step, LearningRate * Schedule.WarmCosine(step, fraction));
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int step) =>
        new Dictionary<string, double> { ["heard_opening_correlation"] = network.Average.OpeningCorrelation(footage.Validation, batch) };

    public IReadOnlyDictionary<string, Tensor> State() => network.State();

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source) => network.Restore(tensors, source);

    public void Dispose() => network.Dispose();
}
