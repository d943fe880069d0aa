using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Families.AnyFace.Networks;
using Chrysalis.Talking.Families.AnyFace.Shape;
using Chrysalis.Talking.Phones;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Torch.Layers;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AnyFace.Motion;

/// <summary>Trains the network that hears how a mouth moves.</summary>
internal sealed class MotionStage : ITrainingStage
{
    /// <summary>Lips that are this little further apart than at rest, in inter-ocular distances, still touch.</summary>
    private const float TouchMargin = 0.008f;

    private readonly MotionRecipe recipe;
    private readonly IReadOnlyList<MotionClip> validation;
    private readonly Device device;
    private readonly AveragedNetwork<MotionNetwork> network;
    private readonly MotionSentences sentences;
    private readonly Tensor weight, opening;

    public MotionStage(
        MotionRecipe recipe, MouthBasis basis, IReadOnlyList<MotionClip> training, IReadOnlyList<MotionClip> validation,
        StageContext context)
    {
        (this.recipe, Basis, this.validation) = (recipe, basis, validation);
        device = context.Device;
        using Generator noise = context.Noise("weights");
        int outputs = MotionNetwork.OutputsFor(basis.Count);
        MotionNetwork live = InitialWeights.Create(() => new MotionNetwork(outputs).to(device), noise);
        MotionNetwork average = InitialWeights.Create(() => new MotionNetwork(outputs).to(device), noise);
        network = new(live, average, new AdamOptimizer(live.named_parameters(), weightDecay: recipe.WeightDecay), recipe.AverageDecay);
        sentences = new(recipe, training, basis.RestOpening + TouchMargin, device);
        weight = Weights(basis).view(1, -1, 1).to(device).DetachFromDisposeScope();
        opening = tensor([.. basis.OpeningOf]).view(1, -1, 1).to(device).DetachFromDisposeScope();
    }

    /// <summary>The shapes that the coefficients are of.</summary>
    public MouthBasis Basis { get; }

    /// <summary>The averaged network: what speaks in the end.</summary>
    public MotionNetwork Network => network.Average;

    public double Learn(TrainingStep at)
    {
        SeededDropout.Seed(network.Live, at.Noise);
        MotionBatch heard = sentences.Draw(at.Draw);
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
        foreach (MotionClip clip in validation)
        {
            double?[] spoken = [.. MotionHearing.Run(Network, clip).Select(c => (double?)Basis.Opening(c))];
            double?[] real = [.. clip.Coefficients.Select(c => (double?)Basis.Opening(c))];
            correlations.Add(CurveComparison.Pearson(real, spoken) ?? 0);
            ratios.Add(CurveComparison.DeviationRatio(real, spoken) ?? 0);
        }

        return new Dictionary<string, double>
        {
            ["opening_correlation"] = correlations.Average(),
            ["opening_sd_ratio"] = ratios.Average(),
        };
    }

    public IReadOnlyDictionary<string, Tensor> State() => network.State();

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source) => network.Restore(tensors, source);

    public void Dispose()
    {
        network.Dispose();
        weight.Dispose();
        opening.Dispose();
    }

    /// <summary>How far lips and chin go with a coefficient of 1, the smallest lifted a little; mean 1.</summary>
    private static Tensor Weights(MouthBasis basis)
    {
        float[] square = [.. basis.Shapes.Select(shape =>
            LipRings.Outer.Concat(LipRings.Inner).Sum(i => shape[i].LengthSquared()))];
        float mean = square.Average();
        return tensor([.. square.Select(s => s / mean + 0.1f)]);
    }

    private Tensor Loss(Tensor heard, MotionBatch batch)
    {
        int count = Basis.Count;
        Tensor coefficients = heard.narrow(1, 0, count);
        Tensor closed = heard.narrow(1, count, 1);
        Tensor difference = (coefficients - batch.Coefficients) * batch.Counted;
        Tensor velocity = difference.narrow(2, 1, recipe.Length - 1) - difference.narrow(2, 0, recipe.Length - 1);
        Tensor open = (difference * opening).sum(1) * Scalars.Of(1 / Basis.OpeningOf.Max());
        Tensor touch = nn.functional.binary_cross_entropy_with_logits(closed, batch.Closed, batch.Counted);
        Tensor said = nn.functional.log_softmax(heard.narrow(1, count + 1, Viseme.Count), 1);
        Tensor missed = (said * batch.Visemes).sum(1).mean().neg();
        return (difference.Squared() * weight).mean().Plus((velocity.Squared() * weight).mean() * Scalars.Of(recipe.VelocityTerm))
            .Plus(open.Squared().mean() * Scalars.Of(recipe.OpeningTerm)).Plus(touch * Scalars.Of(recipe.TouchTerm))
            .Plus(missed * Scalars.Of(recipe.VisemeTerm));
    }
}
