using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Training.Parts;

/// <summary>
/// Reads the mouth's landmarks and opening off the latent, linearly. It keeps the latent about shapes that speech can move,
/// weighs errors of the speech encoder by what is seen, and tells which direction of the latent opens the mouth.
/// </summary>
internal sealed class MouthShapeHead : Module<Tensor, Tensor>
{
    private const float OpeningWeight = 8;
    private readonly Linear linear;
    private readonly Tensor mean, deviation, weight;

    public MouthShapeHead(int latentSize, int landmarkValues) : base(nameof(MouthShapeHead))
    {
        linear = Linear(latentSize, landmarkValues + 1);
        mean = zeros(landmarkValues + 1);
        deviation = ones(landmarkValues + 1);
        weight = cat([ones(landmarkValues), full([1], Scalars.Of(OpeningWeight))]);
        weight /= weight.mean();
        register_buffer("mean", mean);
        register_buffer("deviation", deviation);
        register_buffer("weight", weight);
        RegisterComponents();
    }

    /// <param name="latent">B x latent.</param>
    /// <returns>B x (landmarks * 2 + 1): standardised landmarks, then the standardised opening.</returns>
    public override Tensor forward(Tensor latent) => linear.call(latent);

    /// <summary>How much each value counts, mean 1.</summary>
    public Tensor Weight => weight;

    /// <summary>Sets the standardisation from the footage.</summary>
    public void Standardise(IReadOnlyList<ClipSegment> segments)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor all = cat([.. segments.Select(
            segment => Shapes([.. Enumerable.Range(segment.Start, segment.Length).Select(t => (segment.Clip, t))], CPU))]);
        mean.copy_(all.mean([0]));
        // One deviation for all landmarks keeps their errors in one unit; corners that hardly move must not be amplified.
        Tensor each = all.std(0);
        long landmarks = each.shape[0] - 1;
        deviation.narrow(0, 0, landmarks).copy_(each.narrow(0, 0, landmarks).mean());
        deviation.narrow(0, landmarks, 1).copy_(each.narrow(0, landmarks, 1));
    }

    /// <summary>Weighted mean square error in standard deviations.</summary>
    public Tensor Loss(Tensor latent, IReadOnlyList<(PreparedClip Clip, int Frame)> frames) =>
        ((call(latent) - Standardised(frames)).Squared() * weight).mean();

    /// <summary>The standardised truth, B x (landmarks * 2 + 1).</summary>
    public Tensor Standardised(IReadOnlyList<(PreparedClip Clip, int Frame)> frames) => (Shapes(frames, mean.device) - mean) / deviation;

    /// <summary>The weights that read the opening off a latent, less a constant: latent.</summary>
    public Tensor OpeningReading => linear.weight[^1].detach();

    /// <summary>The standardised opening that a latent stands for: B.</summary>
    public Tensor Opening(Tensor latent)
    {
        Tensor all = call(latent);
        return all.select(1, all.shape[1] - 1);
    }

    private static Tensor Shapes(IReadOnlyList<(PreparedClip Clip, int Frame)> frames, Device device)
    {
        Tensor opening = tensor(frames.Select(f => f.Clip.ReadOpening(f.Frame, 1)[0]).ToArray()).unsqueeze(1).to(device);
        return cat([TrainingBatch.Mouth(frames, device), opening], 1);
    }
}
