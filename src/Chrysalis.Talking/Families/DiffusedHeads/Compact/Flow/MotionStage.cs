using System.Globalization;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;

/// <summary>
/// Teaches motion by flow matching: noisy windows, given the speech and noisy frames before them, later on also the network's own, as they
/// will be in a long speech.
/// </summary>
internal sealed class MotionStage : ITrainingStage
{
    private const int HeldWindows = 96;
    private static readonly double[] NoiseLevels = [0.1, 0.3, 0.5, 0.7, 0.9];

    private readonly MotionRecipe recipe;
    private readonly MotionWindows windows;
    private readonly MotionTrial trial;
    private readonly AveragedNetwork<MotionNetwork> network;
    private readonly MotionBatch held;
    private readonly Tensor heldNoise;

    /// <param name="recipe">How it is taught.</param>
    /// <param name="material">What it is taught from.</param>
    /// <param name="context">What it draws from.</param>
    public MotionStage(MotionRecipe recipe, MotionMaterial material, StageContext context)
    {
        (this.recipe, windows, trial) = (recipe, material.Windows, material.Trial);
        using Generator noise = context.Noise("weights");
        MotionNetwork live = InitialWeights.Create(() => new MotionNetwork(), noise), average =
            InitialWeights.Create(() => new MotionNetwork(), noise);
        network = new(live, average, new AdamOptimizer(live.named_parameters(), weightDecay: recipe.WeightDecay), recipe.AverageDecay);
        using Generator drawn = context.Noise("validation");
        held = material.HeldWindows.Draw(context.Draw("validation"), drawn, HeldWindows, own: null);
        heldNoise = TensorDraw.Normal(drawn, CPU, held.Real.shape);
        foreach (Tensor kept in (Tensor[])[held.Past, held.Heard, held.Real, heldNoise])
            kept.DetachFromDisposeScope();
    }

    /// <summary>The averaged network: the teacher.</summary>
    public MotionNetwork Network => network.Average;

    public double Learn(TrainingStep at)
    {
        SeededDropout.Seed(network.Live, at.Noise);
        MotionFlow? own = at.Fraction > recipe.OwnPastFrom ? new(network.Average) : null;
        MotionBatch batch;
        using (no_grad())
            batch = windows.Draw(at.Draw, at.Noise, recipe.Batch, own);
        Tensor noise = TensorDraw.Normal(at.Noise, CPU, batch.Real.shape);
        // Logit-normal times (Esser 2024, arXiv 2403.03206): the middle of the way is the hardest.
        Tensor times = TensorDraw.Normal(at.Noise, CPU, recipe.Batch).sigmoid();
        Tensor loss = Loss(network.Live, batch, noise, times);
        double shown = loss.item<float>();
        loss.backward();
        network.Step(at.Number, recipe.LearningRate * Schedule.WarmCosine(at.Number, at.Fraction));
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int steps)
    {
        using var _ = no_grad();
        Dictionary<string, double> figures = trial.Run(
            new(Network), new(recipe.TeacherSteps, 1, MotionTemperature.Usual), "teacher_", Path.Combine(folder, $"motion-{steps:D6}.png"));
        foreach (double level in NoiseLevels)
        {
            Tensor times = full([held.Real.shape[0]], Scalars.Of(level), dtype: ScalarType.Float32);
            figures[$"flow_loss_at_{level.ToString("0.0", CultureInfo.InvariantCulture)}"] =
                Loss(Network, held, heldNoise, times).item<float>();
        }

        return figures;
    }

    public IReadOnlyDictionary<string, Tensor> State() => network.State();

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source) => network.Restore(tensors, source);

    public void Dispose()
    {
        network.Dispose();
        foreach (Tensor kept in (Tensor[])[held.Past, held.Heard, held.Real, heldNoise])
            kept.Dispose();
    }

    private static Tensor Loss(MotionNetwork network, MotionBatch batch, Tensor noise, Tensor times) =>
        new MotionFlow(network).Loss(batch.Past, batch.Heard, noise, batch.Real, times);
}
