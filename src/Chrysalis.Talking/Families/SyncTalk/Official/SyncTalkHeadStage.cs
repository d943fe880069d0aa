using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Faces.Expression;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.VolumeRendering.Marching;
using Chrysalis.Talking.VolumeRendering.Official;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>
/// Teaches the head before the footage's torso: rays of one frame a step must show the frame. In the second of its stages every other
/// step looks at the lips alone, the others at squares.
/// </summary>
internal sealed class SyncTalkHeadStage : ITrainingStage
{
    private const float Neighbour = 1e-3f;
    private const double SmoothnessTerm = 1e-5;

    private readonly SyncTalkFootage footage;
    private readonly SyncTalkRecipe recipe;
    private readonly SyncTalkHeadStage? before;
    private readonly SyncTalkOccupancy occupancy;
    private readonly SyncTalkOptimizers optimizers;

    /// <param name="footage">What it is taught from.</param>
    /// <param name="recipe">How.</param>
    /// <param name="before">The stage before, for the lips; null for the head itself.</param>
    /// <param name="context">Draws.</param>
    public SyncTalkHeadStage(SyncTalkFootage footage, SyncTalkRecipe recipe, SyncTalkHeadStage? before, StageContext context)
    {
        (this.footage, this.recipe, this.before) = (footage, recipe, before);
        using Generator noise = context.Noise("weights");
        Network = SyncTalkFirstWeights.Head(footage.Footage.Training.Count, noise);
        occupancy = new(Network, recipe);
        optimizers = new(Network, recipe);
        if (before is null)
            occupancy.MarkUnseen(footage.Footage.Camera, [.. footage.Footage.Training.Select(SyncTalkFootage.Pose)]);
        else
            GoOn(before);
    }

    /// <summary>The head.</summary>
    public HeadNetwork Network { get; }

    public double Learn(TrainingStep at)
    {
        if (at.Number % recipe.OccupancyEvery == 0)
            Look(at);
        int index = at.Draw.Next(footage.Footage.Training.Count);
        OfficialFrame frame = footage.Footage.Training[index];
        int[] pixels = Pixels(at, frame);
        Tensor speech = Hear(index), leaf = speech.detach().requires_grad_();
        var moment = new SyncTalkMoment(leaf, tensor(footage.Faces[index]).view(1, -1));
        (Frame picture, Frame behind) = (footage.Footage.Person(frame), footage.Behind(frame));
        (PixelBox face, PixelBox lower) = footage.Boxes(frame);
        var marcher = new RayMarcher(SyncTalkRenderer.Occupancy(Network), recipe.Marching);
        int width = footage.Footage.Camera.Width;
        double loss = RayParts.Learn(pixels.Length, recipe.RaysAtOnce, (first, count) =>
        {
            int[] part = pixels[first..(first + count)];
            SyncTalkSamples samples = SyncTalkSamples.March(
                marcher, footage.Footage.Camera, SyncTalkFootage.Pose(frame), part, at.Draw);
            if (samples.Ray.shape[0] == 0)
                return null;
            HeadRadiance seen = Network.See(samples.Points, samples.Directions, moment.Speech, moment.Expression, Network.CodeOf(index));
            SyncTalkRays rays = SyncTalkRays.Composite(samples, seen);
            Tensor shown = rays.Over(PixelDraw.Colours(behind, part)).clamp(Scalars.Of(0), Scalars.Of(1));
            Tensor off = SyncTalkLoss.Of(
                rays, shown, PixelDraw.Colours(picture, part), SyncTalkPixels.In(face, part, width), SyncTalkPixels.In(lower, part, width),
                Progress(at.Fraction), before is null, recipe);
            return before is null && (at.Number + 1) % recipe.OccupancyEvery == 0
                ? off.Plus(Smoothness(samples, moment, index, seen, at) * Scalars.Of(Progress(at.Fraction) * SmoothnessTerm))
                : off;
        });
        if (leaf.grad is { } slope)
            (speech * slope).sum().backward();
        optimizers.Step(Steps + at.Number + 1, RateFactor(at.Fraction));
        return loss;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int steps)
    {
        string name = before is null ? "head" : "lips";
        OfficialFrame frame = footage.Footage.Held[0];
        return new Dictionary<string, double>
        {
            [$"{name}_psnr_db"] = SyncTalkPreview.Write(
                Path.Combine(folder, $"{name}-{steps:D6}.png"), footage, footage.Footage.Person(frame), footage.Behind(frame),
                new(Network, null), HeldMoment(), recipe.PreviewRows),
        };
    }

    /// <summary>What moves the head in the first frame to validate with.</summary>
    public SyncTalkMoment HeldMoment()
    {
        using var _ = no_grad();
        return new(
            Network.Hear(footage.HeldWindowsAround(0)), tensor(footage.HeldFaces[0]).view(1, -1));
    }

    public IReadOnlyDictionary<string, Tensor> State() =>
        ModuleWeights.Of(Network, "head.").Concat(optimizers.State("optimizer.")).ToDictionary();

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source)
    {
        ModuleWeights.Load(Network, tensors, "head.", source);
        optimizers.Restore(tensors, "optimizer.");
    }

    public void Dispose()
    {
        Network.Dispose();
        optimizers.Dispose();
    }

    /// <summary>Steps of the stage before.</summary>
    private int Steps => before is null ? 0 : recipe.HeadSteps;

    /// <summary>How much is done of what the public code counts together: the head by itself, the lips with the head.</summary>
    private double Progress(double fraction) => before is null
        ? fraction
        : (recipe.HeadSteps + fraction * recipe.LipSteps) / (recipe.HeadSteps + recipe.LipSteps);

    private double RateFactor(double fraction) =>
        Math.Pow(before is null ? recipe.RateAtEnd : recipe.LipRateAtEnd, Progress(fraction));

    private int[] Pixels(TrainingStep at, OfficialFrame frame)
    {
        (int width, int height) = (footage.Footage.Camera.Width, footage.Footage.Camera.Height);
        if (before is null)
            return SyncTalkPixels.Anywhere(at.Draw, width, height, recipe.Rays);
        int[] lips = at.Number % 2 == 0 ? [.. SyncTalkPixels.Of(footage.Lips(frame), width)] : [];
        return lips.Length > 0 ? lips : SyncTalkPixels.Patches(at.Draw, width, height, recipe.Rays, recipe.PatchPx);
    }

    private Tensor Hear(int index) => Network.Hear(footage.WindowsAround(index));

    private void Look(TrainingStep at)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        int index = at.Draw.Next(footage.Footage.Training.Count);
        occupancy.Update(new(Hear(index), tensor(footage.Faces[index]).view(1, -1)), at.Noise);
    }

    private Tensor Smoothness(SyncTalkSamples samples, SyncTalkMoment moment, int index, HeadRadiance seen, TrainingStep at)
    {
        Tensor moved = (TensorDraw.Uniform(at.Noise, CPU, samples.Points.shape) * Scalars.Of(2) - Scalars.Of(1)) * Scalars.Of(Neighbour);
        HeadRadiance beside = Network.See(
            samples.Points.Plus(moved), samples.Directions, moment.Speech.detach(), moment.Expression, Network.CodeOf(index)?.detach());
        return SyncTalkLoss.Smoothness(seen, beside);
    }

    private void GoOn(SyncTalkHeadStage last)
    {
        using var scope = NewDisposeScope();
        ModuleWeights.Load(Network, ModuleWeights.Of(last.Network, ""), "", "the head");
        optimizers.Restore(last.optimizers.State("").ToDictionary(), "");
    }
}
