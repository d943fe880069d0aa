using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Painting;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;

/// <summary>
/// Teaches painting: pairs of pictures of one person, the first bent to the second's motion; differences over the face, once more over the
/// mouth's box, and what a discriminator over patches sees.
/// </summary>
internal sealed class PainterStage : ITrainingStage
{
    private const int HeldPairs = 48;

    private readonly PainterRecipe recipe;
    private readonly PainterFootage footage;
    private readonly PainterSamples samples;
    private readonly Device device;
    private readonly ScalarType type;
    private readonly AveragedNetwork<PaintingNetwork> network;
    private readonly HingeDiscriminator discriminator;
    private readonly Tensor window, weight, lips;
    private readonly PainterSample[] held;

    /// <param name="recipe">How it is taught.</param>
    /// <param name="footage">What it is taught from.</param>
    /// <param name="context">What it draws from.</param>
    public PainterStage(PainterRecipe recipe, PainterFootage footage, StageContext context)
    {
        (this.recipe, this.footage, device, type) = (recipe, footage, context.Device, context.Type);
        samples = new(recipe, footage.Shapes);
        using Generator noise = context.Noise("weights");
        PaintingNetwork live = InitialWeights.Create(() => new PaintingNetwork(PainterFormat.Shape).to(device), noise);
        PaintingNetwork average = InitialWeights.Create(() => new PaintingNetwork(PainterFormat.Shape).to(device), noise);
        network = new(live, average, new AdamOptimizer(live.named_parameters()), recipe.AverageDecay);
        discriminator = new(device, noise);
        window = Square(PainterFormat.Window(PainterFormat.Painted));
        weight = Square(Weight());
        lips = Square(Lips());
        held = [.. footage.Held(HeldPairs).Select(pair => samples.Make(pair.Identity, pair.Wanted, null))];
    }

    /// <summary>The averaged network: what paints in the end.</summary>
    public PaintingNetwork Network => network.Average;

    public double Learn(TrainingStep at)
    {
        int[] seeds = [.. Enumerable.Range(0, recipe.Batch).Select(_ => at.Draw.Next())];
        var drawn = new PainterSample[recipe.Batch];
        Parallel.For(0, recipe.Batch, i =>
        {
            var draw = new System.Random(seeds[i]);
            (SeenFace identity, SeenFace wanted) = footage.Draw(draw, recipe.OtherClipShare);
            drawn[i] = samples.Make(identity, wanted, draw);
        });
        (Tensor seen, Tensor given, Tensor real) = Pack(drawn);
        bool isJudged = at.Fraction > recipe.AdversarialFrom;
        double rate = recipe.LearningRate * Schedule.WarmCosine(at.Number, at.Fraction);
        Tensor picture = Paint(network.Live, seen, given);
        Tensor important = weight.Plus((seen.narrow(1, 3, 1).Plus(seen.narrow(1, 5, 1))) * Scalars.Of(recipe.InsideWeight));
        Tensor loss = ReconstructionLoss.Between(picture, real, important)
            .Plus(((picture - real).abs() * lips).mean() * Scalars.Of(recipe.LipTerm));
        double shown = loss.item<float>();
        if (isJudged)
        {
            (Tensor score, Tensor difference) = discriminator.Compare(picture.to(type), real.to(type));
            loss = loss.Plus(difference * Scalars.Of(recipe.SeenTerm)) - score * Scalars.Of(recipe.AdversarialTerm);
        }

        loss.backward();
        network.Step(at.Number, rate);
        if (isJudged)
            discriminator.Learn(real.to(type), picture.detach().to(type), at.Number, rate * recipe.DiscriminatorRate);
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int steps)
    {
        using var _ = no_grad();
        (Tensor seen, Tensor given, Tensor real) = Pack(held);
        Tensor picture = Paint(network.Average, seen, given), warped = seen.narrow(1, 0, 3);
        PreviewRows.Save(Path.Combine(folder, $"painter-{steps:D6}.png"), warped, picture, real);
        return new Dictionary<string, double>
        {
            ["face_psnr_db"] = Psnr(picture, real, window),
            ["mouth_psnr_db"] = Psnr(picture, real, lips),
            ["warped_mouth_psnr_db"] = Psnr(warped, real, lips),
            ["mouth_sharpness_ratio"] = Sharpness(picture) / Sharpness(real),
        };
    }

    public IReadOnlyDictionary<string, Tensor> State() => network.State().Concat(discriminator.State()).ToDictionary();

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source)
    {
        network.Restore(tensors, source);
        discriminator.Restore(tensors, source);
    }

    public void Dispose()
    {
        network.Dispose();
        discriminator.Dispose();
        foreach (Tensor kept in (Tensor[])[window, weight, lips])
            kept.Dispose();
    }

    private Tensor Paint(PaintingNetwork painter, Tensor seen, Tensor given) =>
        PainterFormat.Compose(seen, painter.call(seen.to(type), given), window);

    private (Tensor Seen, Tensor Given, Tensor Real) Pack(PainterSample[] drawn)
    {
        int size = PainterFormat.Painted.SizePx;
        return (
            tensor(drawn.SelectMany(s => s.Seen).ToArray()).view(drawn.Length, PainterFormat.Inputs, size, size).to(device),
            tensor(drawn.SelectMany(s => s.Given).ToArray()).view(drawn.Length, -1).to(device),
            tensor(drawn.SelectMany(s => s.Real).ToArray()).view(drawn.Length, 3, size, size).to(device));
    }

    private Tensor Square(float[] values)
    {
        int size = PainterFormat.Painted.SizePx;
        return tensor(values).view(1, 1, size, size).to(device).DetachFromDisposeScope();
    }

    /// <summary>Most at mouth and eyes; mean 1.</summary>
    private static float[] Weight() => Normalised((x, y) =>
        0.35f + 3 * Bell(x / 0.5f, (y - 1.15f) / 0.4f) + 1.5f * (Bell((x - 0.5f) / 0.3f, y / 0.25f) + Bell((x + 0.5f) / 0.3f, y / 0.25f)));

    /// <summary>1 in the mouth's box, in parts of its mean.</summary>
    private static float[] Lips() => Normalised((x, y) => MathF.Abs(x) < 0.62f && y is > 0.75f and < 1.6f ? 1 : 0);

    private static float Bell(float x, float y) => MathF.Exp(-(x * x + y * y) / 2);

    private static float[] Normalised(Func<float, float, float> at)
    {
        CropGeometry crop = PainterFormat.Painted;
        float[] values = [.. Enumerable.Range(0, crop.SizePx * crop.SizePx).Select(i =>
        {
            var place = crop.FaceAt(i % crop.SizePx + 0.5f, i / crop.SizePx + 0.5f);
            return at(place.X, place.Y);
        })];
        float mean = values.Average();
        return [.. values.Select(value => value / mean)];
    }

    private static double Psnr(Tensor picture, Tensor real, Tensor where) => -10 * Math.Log10(
        ((picture - real).Squared() * where).mean().item<float>() / where.mean().item<float>());

    private double Sharpness(Tensor pictures) => (Laplacian.Of(pictures).Squared() * lips).mean().item<float>();
}
