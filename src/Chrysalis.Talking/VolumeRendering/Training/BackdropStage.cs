using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using Chrysalis.Talking.VolumeRendering.Heads;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>
/// Learns what is behind the head: the picture and the torso's way with the head, from whatever the footage shows beside the head; what
/// no frame shows is filled in from its surroundings. Clips of other sittings are left out (<see cref="UsualPictures"/>).
/// </summary>
internal sealed class BackdropStage : ITrainingStage
{
    private const int Batch = 8;
    private const double LearningRate = 0.004, FlowRate = 1;
    private const int FirstFrames = 64, Shown = 6, EdgePx = 3;

    // Hair stands out of what segments as head: a part of the square's edge above it, half of that beside it.
    private const int HairPart = 16;

    private readonly HeadFootage footage;
    private readonly HashSet<PreparedClip> usual;
    private readonly BackdropNetwork network;
    private readonly AdamOptimizer optimizer;

    public BackdropStage(HeadFootage footage, StageContext context)
    {
        this.footage = footage;
        using (NewDisposeScope())
        {
            bool[] usualOnes = UsualPictures.Of(footage.OneOfEach());
            usual = [.. footage.Footage.Clips.Where((_, i) => usualOnes[i])];
            // Where none that is trained on is usual, all are as good.
            if (!footage.Footage.Training.Any(segment => usual.Contains(segment.Clip)))
                usual = [.. footage.Footage.Clips];
        }

        network = new(footage.SizePx);
        optimizer = new AdamOptimizer(network.named_parameters(), rateFactor: name => name == "flow" ? FlowRate : 1);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        network.Picture.copy_(Mean(context.Draw("first")));
    }

    /// <summary>What was learnt.</summary>
    public Backdrop Backdrop
    {
        get
        {
            using var scope = NewDisposeScope();
            return new(
                network.Picture.detach().data<float>().ToArray(), network.Flow.detach().data<float>().ToArray(), footage.RestPose);
        }
    }

    public double Learn(TrainingStep at)
    {
        (PreparedClip, int)[] frames = [.. Enumerable.Range(0, Batch).Select(_ => Draw(at.Draw))];
        (Tensor pictures, Tensor head) = footage.Pictures(frames);
        Tensor seen = Beside(head);
        Tensor difference = (network.Show(Poses(frames)) - pictures) * seen;
        Tensor loss = difference.abs().mean().Plus(network.Flow.Squared().mean() * Scalars.Of(1e-3));
        double shown = loss.item<float>();
        loss.backward();
        optimizer.Step(at.Number + 1, LearningRate * Schedule.WarmCosine(at.Number, at.Fraction));
        using var _ = no_grad();
        network.Picture.clamp_(Scalars.Of(0), Scalars.Of(1));
        return shown;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int steps)
    {
        using var _ = no_grad();
        (PreparedClip, int)[] frames = footage.Held(Shown);
        (Tensor pictures, Tensor head) = footage.Pictures(frames);
        Tensor seen = head.neg().Plus(Scalars.Of(1));
        Tensor shown = network.Show(Poses(frames));
        StillImage.Save(Path.Combine(folder, $"backdrop-{steps:D6}.png"), FrameTensor.ToFrame(cat(
            [cat([.. pictures.unbind(0)], 2), cat([.. shown.unbind(0)], 2)], 1)));
        double error = ((shown - pictures).Squared() * seen).sum().item<float>() / (seen.sum().item<float>() * 3);
        return new Dictionary<string, double> { ["backdrop_psnr_db"] = -10 * Math.Log10(error) };
    }

    public IReadOnlyDictionary<string, Tensor> State() =>
        ModuleWeights.Of(network, "network.").Concat(optimizer.State("optimizer.")).ToDictionary();

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source)
    {
        ModuleWeights.Load(network, tensors, "network.", source);
        optimizer.Restore(tensors, "optimizer.");
    }

    public void Dispose()
    {
        network.Dispose();
        optimizer.Dispose();
    }

    private Tensor Poses((PreparedClip Clip, int Frame)[] frames) => tensor(frames
        .SelectMany(f => Backdrop.Numbers(footage.Pose(f.Clip, f.Frame), footage.RestPose)).ToArray()).view(frames.Length, -1);

    private (PreparedClip Clip, int Frame) Draw(Random draw)
    {
        while (true)
        {
            (PreparedClip clip, int frame) = footage.Draw(draw);
            if (usual.Contains(clip))
                return (clip, frame);
        }
    }

    /// <summary>The mean of what some frames show beside their heads; behind all heads, what lies around them.</summary>
    private Tensor Mean(Random draw)
    {
        Tensor sum = zeros(1, 3, footage.SizePx, footage.SizePx), count = zeros(1, 1, footage.SizePx, footage.SizePx);
        for (int i = 0; i < FirstFrames; i += Batch)
        {
            (Tensor pictures, Tensor head) = footage.Pictures([.. Enumerable.Range(0, Batch).Select(_ => Draw(draw))]);
            Tensor seen = Beside(head);
            sum = sum.Plus((pictures * seen).sum(0, keepdim: true));
            count = count.Plus(seen.sum(0, keepdim: true));
        }

        return Filled(sum, count);
    }

    /// <summary>What is surely not the head: pixels on its edge show both, and single hairs go with it unseen.</summary>
    private static Tensor Beside(Tensor head)
    {
        long above = Math.Max(EdgePx, head.shape[3] / HairPart), beside = Math.Max(EdgePx, above / 2);
        Tensor wide = nn.functional.pad(head, [beside, beside, EdgePx, above]);
        return nn.functional.max_pool2d(wide, [above + EdgePx + 1, 2 * beside + 1], [1, 1]).neg().Plus(Scalars.Of(1));
    }

    /// <summary>Fills what was never seen from coarser and coarser means (pull and push: Gortler 1996).</summary>
    private static Tensor Filled(Tensor sum, Tensor count)
    {
        if (sum.shape[2] <= 2)
            return sum / count.clamp_min(Scalars.Of(1e-6));
        Tensor coarse = Filled(
            nn.functional.avg_pool2d(sum, 2, ceil_mode: true), nn.functional.avg_pool2d(count, 2, ceil_mode: true));
        Tensor wide = nn.functional.interpolate(
            coarse, [sum.shape[2], sum.shape[3]], mode: InterpolationMode.Bilinear, align_corners: false);
        Tensor known = (count * Scalars.Of(4)).clamp_max(Scalars.Of(1));
        return (known * (sum / count.clamp_min(Scalars.Of(1e-6)))).Plus(known.neg().Plus(Scalars.Of(1)) * wide);
    }
}
