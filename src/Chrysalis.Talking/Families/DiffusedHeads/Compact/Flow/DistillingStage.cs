using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;

/// <summary>
/// Teaches a student the teacher's ways as straight ones (reflow: Liu 2022, arXiv 2209.03003, section 2.2): noise and the motion that the
/// teacher makes of it in many steps are a pair, and the student learns to go from one to the other directly, so that few steps do.
/// </summary>
internal sealed class DistillingStage : ITrainingStage
{
    // The very beginning is where a single step starts from.
    private const double BeginningShare = 0.35;

    private readonly MotionRecipe recipe;
    private readonly MotionMaterial material;
    private readonly MotionFlow teacher;
    private readonly AveragedNetwork<MotionNetwork> network;

    /// <param name="recipe">How it is taught.</param>
    /// <param name="material">What it is taught from.</param>
    /// <param name="teacher">The teacher.</param>
    /// <param name="context">What it draws from.</param>
    public DistillingStage(MotionRecipe recipe, MotionMaterial material, MotionNetwork teacher, StageContext context)
    {
        (this.recipe, this.material, this.teacher) = (recipe, material, new(teacher));
        using Generator noise = context.Noise("weights");
        MotionNetwork live = InitialWeights.Create(() => new MotionNetwork(), noise), average =
            InitialWeights.Create(() => new MotionNetwork(), noise);
        WeightAverage.Update(live, teacher, 0);
        // The teacher's ways are not noisy: nothing is left out to learn them.
        live.eval();
        network = new(live, average, new AdamOptimizer(live.named_parameters()), recipe.AverageDecay);
    }

    /// <summary>The averaged network: the student.</summary>
    public MotionNetwork Network => network.Average;

    public double Learn(TrainingStep at)
    {
        int each = recipe.TimesEach;
        Tensor past, heard, noise, motion;
        using (no_grad())
        {
            MotionBatch batch = material.Windows.Draw(at.Draw, at.Noise, recipe.DistilledBatch, new(network.Average));
            noise = TensorDraw.Normal(at.Noise, CPU, batch.Real.shape) * Temperatures(at);
            motion = teacher.Draw(batch.Past, batch.Heard, noise, recipe.TeacherSteps);
            (past, heard, noise, motion) = (batch.Past.repeat(each, 1, 1), batch.Heard.repeat(each, 1, 1), noise.repeat(each, 1, 1),
                motion.repeat(each, 1, 1));
        }

        Tensor times = TensorDraw.Uniform(at.Noise, CPU, noise.shape[0]);
        times = times * TensorDraw.Uniform(at.Noise, CPU, noise.shape[0]).ge(Scalars.Of(BeginningShare)).to(ScalarType.Float32);
        Tensor loss = new MotionFlow(network.Live).Loss(past, heard, noise, motion, times);
        double shown = loss.item<float>();
        loss.backward();
        network.Step(at.Number, recipe.DistilledRate * Schedule.WarmCosine(at.Number, at.Fraction));
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int steps)
    {
        var figures = new Dictionary<string, double>();
        foreach (int walked in (int[])[1, 2, 4, 8])
        {
            foreach ((string name, double value) in material.Trial.Run(
                new(Network), new(walked, 1, MotionTemperature.Usual), $"steps_{walked}_",
                walked == 4 ? Path.Combine(folder, $"student-{steps:D6}.png") : null))
                figures[name] = value;
        }

        return figures;
    }

    public IReadOnlyDictionary<string, Tensor> State() => network.State();

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source) => network.Restore(tensors, source);

    public void Dispose() => network.Dispose();

    /// <summary>Each window's noise as narrow or wide as it may be asked for, B x Width x 1.</summary>
    private Tensor Temperatures(TrainingStep at)
    {
        Tensor Spread(int count) => TensorDraw.Uniform(at.Noise, CPU, recipe.DistilledBatch, 1, 1).sqrt().expand(-1, count, 1);
        return cat([Spread(MotionLayout.Pose), TensorDraw.Uniform(at.Noise, CPU, recipe.DistilledBatch, 1, 1)
            .expand(-1, MotionLayout.Mouth, 1), Spread(MotionLayout.Upper)], 1);
    }
}
