using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.Families.AdNerf.Rendering;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Differentiable;
using Chrysalis.Talking.VolumeRendering.Official;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AdNerf.Official;

/// <summary>
/// Teaches the torso behind a head that stays as it is: rays of one frame a step, each through the head as the frame has it and through
/// the torso as the first frame had it, must show the whole person.
/// </summary>
internal sealed class AdNerfTorsoStage : ITrainingStage
{
    private readonly AdNerfFootage footage;
    private readonly AdNerfRecipe recipe;
    private readonly AdNerfHeadStage head;
    private readonly Device device;
    private readonly CoarseFineRenderer headRenderer, torsoRenderer;
    private readonly AdamOptimizer optimizer;

    public AdNerfTorsoStage(AdNerfFootage footage, AdNerfRecipe recipe, AdNerfHeadStage head, StageContext context)
    {
        (this.footage, this.recipe, this.head, device) = (footage, recipe, head, context.Device);
        using Generator noise = context.Noise("weights");
        Networks = new(
            InitialWeights.Create(() => new FaceNerf(FaceNerfShape.Torso), noise),
            InitialWeights.Create(() => new FaceNerf(FaceNerfShape.Torso), noise));
        foreach ((_, nn.Module network) in Parts)
            network.to(device);
        headRenderer = new(head.Networks.Coarse, head.Networks.Fine, recipe.Sampling);
        torsoRenderer = new(Networks.Coarse, Networks.Fine, recipe.Sampling);
        optimizer = new(Parts.SelectMany(part => part.Network.named_parameters()
            .Select(parameter => (part.Name + parameter.name, parameter.parameter))));
    }

    /// <summary>The networks.</summary>
    public TorsoNerf Networks { get; }

    private (string Name, nn.Module Network)[] Parts => [("coarse.", Networks.Coarse), ("fine.", Networks.Fine)];

    private CameraPose Standing => AdNerfFootage.Pose(footage.Footage.Training[0]);

    public double Learn(TrainingStep at)
    {
        int index = at.Draw.Next(footage.Footage.Training.Count);
        OfficialFrame frame = footage.Footage.Training[index];
        PinholeCamera camera = footage.Footage.Camera;
        int[] pixels = PixelDraw.Different(at.Draw, camera.Width, camera.Height, recipe.TorsoRays);
        Tensor target = PixelDraw.Colours(footage.Footage.Person(frame), pixels).to(device);
        Tensor behind = PixelDraw.Colours(footage.Footage.Background, pixels).to(device);
        CameraPose pose = AdNerfFootage.Pose(frame);
        RayBatch moving = RayBatch.Of(camera, pose, pixels, device), standing = RayBatch.Of(camera, Standing, pixels, device);
        Generator? noise = recipe.Jitters ? at.Noise : null;
        Tensor code, signal;
        using (no_grad())
        {
            Tensor windows = head.Networks.Audio.call(footage.WindowsAround(index).to(device));
            code = head.Networks.Attention!.call(windows.unsqueeze(0)).squeeze(0);
            signal = TorsoSignal.Of(code, pose);
        }

        double loss = RayParts.Learn(pixels.Length, recipe.RaysAtOnce, (first, count) =>
        {
            Tensor background = behind.narrow(0, first, count), wanted = target.narrow(0, first, count);
            RenderedRays face;
            using (no_grad())
                face = headRenderer.Render(RayParts.Of(moving, first, count), background, code, footage.Range, noise);
            RenderedRays torso = torsoRenderer.Render(RayParts.Of(standing, first, count), background, signal, footage.Range, noise);
            return (FrameRenderer.Lay(torso.Fine, face.Fine) - wanted).Squared().mean()
                .Plus((FrameRenderer.Lay(torso.Coarse, face.Coarse) - wanted).Squared().mean());
        });
        optimizer.Step(at.Number + 1, recipe.TorsoRateAt(at.Fraction), double.PositiveInfinity);
        return loss;
    }

    public IReadOnlyDictionary<string, double> Validate(string folder, int steps)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return new Dictionary<string, double>
        {
            ["person_psnr_db"] = AdNerfPreview.Write(
                Path.Combine(folder, $"torso-{steps:D6}.png"), footage, footage.Footage.Person(footage.Footage.Held[0]),
                new(headRenderer, torsoRenderer), head.HeldCode(), recipe.PreviewRows),
        };
    }

    public IReadOnlyDictionary<string, Tensor> State() => Parts.SelectMany(part => ModuleWeights.Of(part.Network, part.Name))
        .Concat(optimizer.State("optimizer.")).ToDictionary();

    public void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source)
    {
        foreach ((string name, nn.Module network) in Parts)
            ModuleWeights.Load(network, tensors, name, source);
        optimizer.Restore(tensors, "optimizer.");
    }

    public void Dispose()
    {
        Networks.Dispose();
        optimizer.Dispose();
    }
}
