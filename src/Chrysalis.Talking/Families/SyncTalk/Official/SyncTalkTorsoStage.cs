using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Official;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>
/// Teaches the torso by itself: places of the picture of one frame a step must show the footage's torso before the background.
/// </summary>
internal sealed class SyncTalkTorsoStage : ITrainingStage
{
    private const string Plane = "torso_encoder.";
    private const int Side = TorsoNetwork.OccupancySide, Reach = 5;

    private readonly SyncTalkFootage footage;
    private readonly SyncTalkRecipe recipe;
    private readonly SyncTalkHeadStage head;
    private readonly AdamOptimizer planes, networks;

    public SyncTalkTorsoStage(SyncTalkFootage footage, SyncTalkRecipe recipe, SyncTalkHeadStage head, StageContext context)
    {
        (this.footage, this.recipe, this.head) = (footage, recipe, head);
        using Generator noise = context.Noise("weights");
        Network = SyncTalkFirstWeights.Torso(footage.Footage.Training.Count, noise);
        (string Name, TorchSharp.Modules.Parameter Value)[] all = [.. Network.named_parameters()];
        planes = new(
            all.Where(one => one.Name.StartsWith(Plane, StringComparison.Ordinal)), SyncTalkOptimizers.First, SyncTalkOptimizers.Second,
            recipe.PlaneDecay);
        networks = new(
            all.Where(one => !one.Name.StartsWith(Plane, StringComparison.Ordinal)), SyncTalkOptimizers.First, SyncTalkOptimizers.Second);
    }

    /// <summary>The torso.</summary>
    public TorsoNetwork Network { get; }

    public double Learn(TrainingStep at)
    {
        if (at.Number % recipe.OccupancyEvery == 0)
            Look(at);
        int index = at.Draw.Next(footage.Footage.Training.Count);
        OfficialFrame frame = footage.Footage.Training[index];
        PinholeCamera camera = footage.Footage.Camera;
        int[] pixels = SyncTalkPixels.Anywhere(at.Draw, camera.Width, camera.Height, recipe.Rays);
        Frame wanted = footage.Behind(frame);
        Tensor pose = tensor(SyncTalkFootage.Pose(frame).Matrix).view(4, 4);
        double loss = RayParts.Learn(pixels.Length, recipe.RaysAtOnce, (first, count) =>
        {
            int[] part = pixels[first..(first + count)];
            Tensor shown = Network.Over(
                Places(part, camera), pose, PixelDraw.Colours(footage.Footage.Background, part), Network.CodeOf(index));
            Tensor hung = Network.AnchorPoints.narrow(1, 3, 1).neg().Plus(Scalars.Of(1)).Squared().mean();
            return (shown - PixelDraw.Colours(wanted, part)).abs().mean().Plus(hung);
        });
        double factor = Math.Pow(recipe.RateAtEnd, at.Fraction);
        planes.Step(at.Number + 1, recipe.PlaneRate * factor, double.PositiveInfinity);
        networks.Step(at.Number + 1, recipe.NetworkRate * factor, double.PositiveInfinity);
        return loss;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int steps) => new Dictionary<string, double>
    {
        ["person_psnr_db"] = SyncTalkPreview.Write(
            Path.Combine(folder, $"torso-{steps:D6}.png"), footage, footage.Footage.Person(footage.Footage.Held[0]),
            footage.Footage.Background, new(head.Network, Network), head.HeldMoment(), recipe.PreviewRows),
    };

    public IReadOnlyDictionary<string, Tensor> State() => ModuleWeights.Of(Network, "torso.")
        .Concat(planes.State("optimizer.")).Concat(networks.State("optimizer.")).ToDictionary();

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source)
    {
        ModuleWeights.Load(Network, tensors, "torso.", source);
        planes.Restore(tensors, "optimizer.");
        networks.Restore(tensors, "optimizer.");
    }

    public void Dispose()
    {
        Network.Dispose();
        planes.Dispose();
        networks.Dispose();
    }

    private static Tensor Places(int[] pixels, PinholeCamera camera) => tensor(pixels.SelectMany(pixel =>
        SyncTalkRenderer.Places(camera.Width, camera.Height, pixel, 1)).ToArray()).view(-1, 2);

    /// <summary>Looks at every place once, as a frame drawn by lot has it; what is near a place counts for it too.</summary>
    private void Look(TrainingStep at)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        int index = at.Draw.Next(footage.Footage.Training.Count);
        Tensor pose = tensor(SyncTalkFootage.Pose(footage.Footage.Training[index]).Matrix).view(4, 4);
        Tensor steps = (HeldNumbers.Count(Side) * Scalars.Of(2f / (Side - 1)) - Scalars.Of(1)) * Scalars.Of(1 - 1f / Side);
        // Row after row of the occupancy is one column of the picture after the other.
        Tensor places = stack([steps.repeat(Side), steps.repeat_interleave(Side)], 1);
        places = places.Plus((TensorDraw.Uniform(at.Noise, CPU, places.shape) * Scalars.Of(2) - Scalars.Of(1)) * Scalars.Of(1f / Side));
        Tensor now = Network.Paint(places, pose, Network.CodeOf(index)).Opacity.view(1, 1, Side, Side);
        now = nn.functional.max_pool2d(now, Reach, 1, Reach / 2).view(-1);
        Network.Occupancy.copy_((Network.Occupancy * Scalars.Of(recipe.OccupancyDecay)).maximum(now));
    }
}
