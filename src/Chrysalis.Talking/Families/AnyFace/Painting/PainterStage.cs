using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Families.AnyFace.Networks;
using Chrysalis.Talking.Families.AnyFace.Shape;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AnyFace.Painting;

/// <summary>Trains the painter and its style.</summary>
internal sealed class PainterStage : ITrainingStage
{
    private const int ValidationSamples = 48;

    private readonly CropGeometry painted;
    private readonly PainterRecipe recipe;
    private readonly Device device;
    private readonly ScalarType type;
    private readonly PainterSamples samples;
    private readonly AveragedNetwork<PainterNetworks> network;
    private readonly HingeDiscriminator discriminator;
    private readonly Tensor window, weight;
    private readonly PainterSample[] validation;

    public PainterStage(
        CropGeometry painted, PainterRecipe recipe, MouthBasis basis, IReadOnlyList<PainterClip> training, IReadOnlyList<PainterClip> held,
        PainterNetworks? start, StageContext context)
    {
        (this.painted, this.recipe) = (painted, recipe);
        (device, type) = (context.Device, context.Type);
        using Generator noise = context.Noise("weights");
        samples = new(painted, recipe, basis, training);
        PainterNetworks live = InitialWeights.Create(() => new PainterNetworks().to(device), noise);
        PainterNetworks average = InitialWeights.Create(() => new PainterNetworks().to(device), noise);
        if (start is not null)
            WeightAverage.Update(live, start, 0);
        network = new(live, average, new AdamOptimizer(live.named_parameters()), recipe.AverageDecay);
        discriminator = new(device, noise);
        int size = painted.SizePx;
        window = tensor(PaintedMouth.Window(painted)).view(1, 1, size, size).to(device).DetachFromDisposeScope();
        weight = Weight().to(device).DetachFromDisposeScope();
        validation = [.. Held(held, context.Draw("validation"))];
    }

    /// <summary>The averaged networks: what paints in the end.</summary>
    public PainterNetworks Networks => network.Average;

    public double Learn(TrainingStep at)
    {
        PainterBatch batch = Draw(at.Draw);
        bool adversarial = at.Fraction > recipe.AdversarialFrom;
        double learningRate = recipe.LearningRate * Schedule.WarmCosine(at.Number, at.Fraction);
        Tensor picture = Paint(network.Live, batch);
        Tensor important = weight.Plus(batch.Seen.narrow(1, 3, 1) * Scalars.Of(recipe.InsideWeight));
        Tensor loss = ReconstructionLoss.Between(picture, batch.Real, important);
        double shown = loss.item<float>();
        if (adversarial)
            loss = loss - discriminator.Score(picture.to(type)) * Scalars.Of(recipe.AdversarialTerm);
        loss.backward();
        network.Step(at.Number, learningRate);
        if (adversarial)
            discriminator.Learn(batch.Real.to(type), picture.detach().to(type), at.Number, learningRate * recipe.DiscriminatorRate);
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int steps)
    {
        using var _ = no_grad();
        var batch = PainterBatch.Of(validation, painted.SizePx, device);
        Tensor picture = Paint(network.Average, batch);
        Tensor warped = batch.Seen.narrow(1, 0, 3);
        PreviewRows.Save(Path.Combine(folder, $"painter-{steps:D6}.png"), batch.Source, warped, picture, batch.Real);
        return new Dictionary<string, double>
        {
            ["mouth_psnr_db"] = Psnr(picture, batch.Real),
            ["warped_psnr_db"] = Psnr(warped, batch.Real),
            ["still_psnr_db"] = Psnr(batch.Source, batch.Real),
            ["sharpness_ratio"] = Sharpness(picture) / Sharpness(batch.Real),
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
        window.Dispose();
        weight.Dispose();
    }

    private PainterBatch Draw(Random draw)
    {
        int[] seeds = [.. Enumerable.Range(0, recipe.Batch).Select(_ => draw.Next())];
        var drawn = new PainterSample[recipe.Batch];
        Parallel.For(0, recipe.Batch, i => drawn[i] = samples.Draw(new Random(seeds[i])));
        return PainterBatch.Of(drawn, painted.SizePx, device);
    }

    private Tensor Paint(PainterNetworks networks, PainterBatch batch) =>
        PaintedMouth.Compose(batch.Seen, networks.Run(batch.Seen.to(type), batch.Styles.to(type), batch.Owners, batch.State), window);

    private IEnumerable<PainterSample> Held(IReadOnlyList<PainterClip> held, Random draw)
    {
        for (int i = 0; i < ValidationSamples; i++)
        {
            PainterClip clip = held[i % held.Count];
            yield return samples.Make(clip, clip.SourceFrame(draw), clip.AnyFrame(draw), i % 2 == 0 ? null : draw, draw);
        }
    }

    /// <summary>Most at the mouth; mean 1, 1 x 1 x S x S.</summary>
    private Tensor Weight()
    {
        int size = painted.SizePx;
        var values = new float[size * size];
        for (int y = 0; y < size; y++)
            for (int x = 0; x < size; x++)
            {
                var place = painted.FaceAt(x + 0.5f, y + 0.5f);
                float dx = place.X / 0.42f, dy = (place.Y - 1.15f) / 0.36f;
                values[y * size + x] = 0.25f + 3 * MathF.Exp(-(dx * dx + dy * dy) / 2);
            }

        float mean = values.Average();
        return tensor([.. values.Select(value => value / mean)]).view(1, 1, size, size);
    }

    private double Psnr(Tensor picture, Tensor real)
    {
        Tensor square = (Middle(picture) - Middle(real)).Squared();
        return -10 * Math.Log10(square.mean().item<float>());
    }

    private double Sharpness(Tensor pictures) => Middle(Laplacian.Of(pictures)).Squared().mean().item<float>();

    /// <summary>The mouth with its surroundings.</summary>
    private Tensor Middle(Tensor pictures)
    {
        int size = painted.SizePx;
        return pictures.narrow(2, size / 6, size * 7 / 12).narrow(3, size / 6, size * 2 / 3);
    }
}
